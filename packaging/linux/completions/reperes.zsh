#compdef reperes
# A test (src-tauri/tests/packaging.rs) holds it to "reperes --help".

_reperes() {
  local state
  local -a common=('--lang[langue]:langue:(fr en)' '(-h --help)'{-h,--help}'[aide]' '(-V --version)'{-V,--version}'[version]')
  case ${words[2]} in
    status) _arguments $common '--json[pour un programme]' '--at[à cet instant]:instant RFC 3339:' '*:ligne:(3018 3114)' ;;
    help) _arguments $common '2:commande:(status search show diagnose policy kiosk-code kiosk-check)' ;;
    search) _arguments $common '--json[pour un programme]' '--explain[dire pourquoi]' '*:mots:' ;;
    show) _arguments $common '--json[pour un programme]' '*:mots:' ;;
    *)
      _arguments $common '--hidden[sans fenêtre]' '--kiosk[écran que personne ne surveille]' \
        '--route[adresse]:adresse:(/ /danger /reperer /comprendre /agir /classe /lignes /affiche)' \
        '1:commande:((status\:"état des lignes" search\:"chercher" show\:"afficher une fiche" diagnose\:"décrire cet ordinateur" policy\:"politique du poste" kiosk-code\:"code du kiosque" kiosk-check\:"ce que le poste laisse ouvert" help\:"aide sur une commande"))'
      ;;
  esac
}

_reperes "$@"
