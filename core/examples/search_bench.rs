//! Measures the memory of the search and of the recognition of danger by structure, and the time
//! from a key press to an answer. Use a release build.
//!
//! Prints one JSON line for each language. With `answers` it prints every answer and its
//! explanation instead, to compare two versions with `diff`; with `keys` those after every key
//! press. A further `fr` or `en` selects one language.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a tool")]
#![expect(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use reperes_core::search::{Index, SearchContent, explain, search};
use reperes_core::{CrisisRecogniser, Knowledge, Language, Library, embedded_files};

/// Counts the bytes in use.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the allocator of the system, with the same arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(LIVE.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The memory that building a value takes: the bytes that it keeps, the peak while it is built, and
/// the private memory of the process in kB.
struct Taken {
    live: usize,
    peak: usize,
    private: u64,
}

fn measure<T>(build: impl FnOnce() -> T) -> (T, Taken) {
    let (live, private) = (LIVE.load(Relaxed), private());
    PEAK.store(live, Relaxed);
    let built = build();
    let taken = Taken {
        live: LIVE.load(Relaxed) - live,
        peak: PEAK.load(Relaxed) - live,
        private: self::private() - private,
    };
    (built, taken)
}

/// The private memory of this process in kB; 0 if the system does not report it.
fn private() -> u64 {
    let text = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let private = text.lines().filter(|line| line.starts_with("Private_"));
    private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).sum()
}

struct Engine {
    library: Library,
    knowledge: Knowledge,
    crises: CrisisRecogniser,
    index: Index,
    language: Language,
}

impl Engine {
    /// Everything that a search in one language needs, with the memory of each part.
    fn new(language: Language) -> (Self, String) {
        let files = embedded_files();
        let library = Library::read(&files).expect("the embedded content is proven by a test");
        let knowledge =
            Knowledge::read(&files, &library).expect("the embedded content is proven by a test");
        let before = private();
        let (aids, for_aids) = measure(|| {
            SearchContent::read(&files, &library, &knowledge).expect("proven by a test")
        });
        let (crises, for_crises) =
            measure(|| CrisisRecogniser::read(&files, &library).expect("proven by a test"));
        let (index, for_index) = measure(|| Index::new(&library, &knowledge, &aids, language));
        let after = private() - before;
        let parts = [("aids", for_aids), ("crises", for_crises), ("index", for_index)];
        let part = |(name, Taken { live, peak, private }): &(&str, Taken)| {
            format!("\"{name}\":{{\"live\":{live},\"peak\":{peak},\"private_kb\":{private}}}")
        };
        let all: usize = parts.iter().map(|(_, taken)| taken.live).sum();
        let told = format!(
            "{},\"live\":{all},\"private_kb\":{after}",
            parts.iter().map(part).collect::<Vec<_>>().join(",")
        );
        let _ = Box::leak(Box::new(aids));
        (Self { library, knowledge, crises, index, language }, told)
    }

    fn answer(&self, query: &str) {
        black_box(self.crises.recognise(black_box(query)));
        black_box(search(&self.index, &self.library, &self.knowledge, black_box(query)));
    }

    fn print(&self, query: &str) {
        let danger = self.crises.recognise(query).map(|crisis| crisis.concept.id.clone());
        println!("{:?} {query:?} {danger:?}", self.language);
        let answer = search(&self.index, &self.library, &self.knowledge, query);
        for hit in &answer.hits {
            println!(
                "  {} {:08x} {:?} {:?}",
                hit.found.id(),
                hit.score.to_bits(),
                hit.title,
                hit.excerpt
            );
        }
        println!("  {:?}", answer.topics.iter().map(|entry| &entry.id).collect::<Vec<_>>());
        for why in explain(&self.index, &self.library, &self.knowledge, query) {
            let numbers = [
                why.score,
                why.relevance,
                why.words,
                why.met,
                why.phrases,
                why.letters,
                why.factor,
            ]
            .map(f32::to_bits);
            let evidence = why.evidence.map(f32::to_bits);
            println!(
                "  {} {} {numbers:08x?} {evidence:08x?} {:?} {:?}",
                why.found.id(),
                why.shown,
                why.asker,
                why.read
            );
        }
    }
}

/// The queries that the search and the recognition of danger were tuned on.
fn queries(language: Language) -> Vec<&'static str> {
    let files = match language {
        Language::French => [
            include_str!("../tests/search/tuned-fr.tsv"),
            include_str!("../tests/search/tuned-screens-fr.tsv"),
            include_str!("../tests/search/queries-fr.tsv"),
            include_str!("../tests/crisis/tuned-fr.tsv"),
        ],
        Language::English => [
            include_str!("../tests/search/tuned-en.tsv"),
            include_str!("../tests/search/tuned-screens-en.tsv"),
            include_str!("../tests/search/queries-en.tsv"),
            include_str!("../tests/crisis/tuned-en.tsv"),
        ],
    };
    let lines = files
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| !line.starts_with('#') && !line.starts_with("query\t"));
    lines.filter_map(|line| line.split('\t').next()).filter(|query| !query.is_empty()).collect()
}

/// The content of the search box after each key press: every prefix of a query.
fn keys(query: &str) -> impl Iterator<Item = &str> {
    query.char_indices().map(|(at, letter)| &query[..at + letter.len_utf8()])
}

fn times(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |part: usize| times[(times.len() - 1) * part / 1000].as_micros();
    format!(
        "{{\"number\":{},\"p50_us\":{},\"p99_us\":{},\"max_us\":{}}}",
        times.len(),
        at(500),
        at(990),
        at(1000)
    )
}

fn timed<'q>(engine: &Engine, queries: impl Iterator<Item = &'q str>) -> String {
    let time = |query| {
        let timer = Instant::now();
        engine.answer(query);
        timer.elapsed()
    };
    times(queries.map(time).collect())
}

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let languages = match std::env::args().nth(2).as_deref() {
        Some("en") => vec![Language::English],
        Some("fr") => vec![Language::French],
        _ => vec![Language::French, Language::English],
    };
    for language in languages {
        let (engine, memory) = Engine::new(language);
        let queries = queries(language);
        if mode == "answers" {
            let others = [
                include_str!("../tests/search/ontopic.tsv"),
                include_str!("../tests/search/offtopic.tsv"),
            ];
            let others =
                others.into_iter().flat_map(str::lines).filter_map(|line| line.split('\t').nth(2));
            queries.iter().copied().chain(others).for_each(|query| engine.print(query));
        } else if mode == "keys" {
            queries.iter().flat_map(|query| keys(query)).for_each(|query| engine.print(query));
        } else {
            queries.iter().for_each(|query| engine.answer(query));
            let (whole, keys) = (
                timed(&engine, queries.iter().copied()),
                timed(&engine, queries.iter().flat_map(|query| keys(query))),
            );
            println!(
                "{{\"language\":\"{language:?}\",{memory},\"queries\":{whole},\"keys\":{keys}}}"
            );
        }
    }
}
