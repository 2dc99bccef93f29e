//! A rough phonetic key for French: a hasty or frightened writer writes what is heard ("medikaman"
//! for "médicament").

/// The sounds of a folded word. Words that sound alike have the same key.
pub(crate) fn phonetic_key(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sounds = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let (taken, heard) = first_sound(rest);
        if !heard.is_empty() && !sounds.ends_with(heard) {
            sounds.push_str(heard);
        }
        at += taken;
    }
    let end = sounds.trim_end_matches(['e', 's', 't', 'd', 'p']).len();
    if end >= 3 {
        sounds.truncate(end);
    }
    sounds
}

/// The number of letters of the first sound, and the sound.
fn first_sound(rest: &[char]) -> (usize, &'static str) {
    let letter = |at: usize| rest.get(at).copied().unwrap_or(' ');
    let vowel = |at: usize| matches!(letter(at), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let nasal = |at: usize| {
        matches!(letter(at), 'n' | 'm') && !vowel(at + 1) && !matches!(letter(at + 1), 'n' | 'm')
    };
    let soft = |at: usize| matches!(letter(at), 'e' | 'i' | 'y');
    match (letter(0), letter(1)) {
        ('e', 'a') if letter(2) == 'u' => (3, "o"),
        ('a', 'u') => (2, "o"),
        ('a' | 'e', 'i') if nasal(2) => (3, "I"),
        ('a' | 'e', 'i') => (2, "e"),
        ('a' | 'e', _) if nasal(1) => (2, "A"),
        ('i' | 'y' | 'u', _) if nasal(1) => (2, "I"),
        ('o', _) if nasal(1) => (2, "O"),
        ('o', 'u') => (2, "U"),
        ('o', 'i') => (2, "wa"),
        ('e', 'r') if rest.len() == 2 => (2, "e"),
        ('p', 'h') => (2, "f"),
        ('c', 'h') => (2, "X"),
        ('q', 'u') | ('c', 'k') => (2, "k"),
        ('c', _) if soft(1) => (1, "s"),
        ('g', 'u') if soft(2) => (2, "g"),
        ('g', _) if soft(1) => (1, "j"),
        ('s', 'c') if soft(2) => (2, "s"),
        ('c' | 'k' | 'q', _) => (1, "k"),
        ('s' | 'z', _) => (1, "s"),
        ('y' | 'i', _) => (1, "i"),
        ('h', _) => (1, ""),
        ('x', ' ') => (1, ""),
        ('x', _) => (1, "ks"),
        ('a', _) => (1, "a"),
        ('b', _) => (1, "b"),
        ('d', _) => (1, "d"),
        ('e', _) => (1, "e"),
        ('f', _) => (1, "f"),
        ('g', _) => (1, "g"),
        ('j', _) => (1, "j"),
        ('l', _) => (1, "l"),
        ('m', _) => (1, "m"),
        ('n', _) => (1, "n"),
        ('o', _) => (1, "o"),
        ('p', _) => (1, "p"),
        ('r', _) => (1, "r"),
        ('t', _) => (1, "t"),
        ('u', _) => (1, "u"),
        ('v', _) => (1, "v"),
        ('w', _) => (1, "w"),
        ('1', _) => (1, "I"),
        ('2', _) => (1, "de"),
        ('6', _) => (1, "sis"),
        ('0'..='9', _) => (1, "0"),
        _ => (1, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::phonetic_key;

    /// Words that sound alike have the same key.
    #[test]
    fn same_sound_has_same_key() {
        for (a, b) in [
            ("medikaman", "medicament"),
            ("suisside", "suicide"),
            ("menasse", "menace"),
            ("foto", "photo"),
            ("cachai", "cachet"),
            ("kouto", "couteau"),
            ("frapé", "frappe"),
        ] {
            assert_eq!(phonetic_key(&a.replace('é', "e")), phonetic_key(b), "{a} {b}");
        }
        assert_ne!(phonetic_key("prendre"), phonetic_key("pendre"));
    }
}
