# Completion of reperes for bash. A test (src-tauri/tests/packaging.rs) holds it to "reperes --help".
_reperes() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' one
    for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $one in status | search | show | diagnose | policy | kiosk-code | kiosk-check | help) command=$one && break ;; esac
    done
    case $before in
        --lang) mapfile -t COMPREPLY < <(compgen -W 'fr en' -- "$word") && return ;;
        --route) mapfile -t COMPREPLY < <(compgen -W '/ /danger /reperer /comprendre /agir /classe /lignes /affiche' -- "$word") && return ;;
        --at) return ;;
    esac
    local options='--lang --help --version'
    case $command in
        status) options+=' --json --at 3018 3114' ;;
        diagnose | policy | kiosk-code | kiosk-check) ;;
        help) options+=' status search show diagnose policy kiosk-code kiosk-check' ;;
        search) options+=' --json --explain' ;;
        show) options+=' --json' ;;
        *) options+=' --route --hidden --kiosk status search show diagnose policy kiosk-code kiosk-check help' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
}
complete -F _reperes reperes
