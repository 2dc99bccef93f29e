# Completion of reperes for fish. A test (src-tauri/tests/packaging.rs) holds it to "reperes --help".
complete -c reperes -f
complete -c reperes -n __fish_use_subcommand -a status -d 'État des lignes'
complete -c reperes -n __fish_use_subcommand -a search -d 'Chercher dans les fiches'
complete -c reperes -n __fish_use_subcommand -a show -d 'Afficher une fiche ou une ligne'
complete -c reperes -n __fish_use_subcommand -l route -x -a '/ /danger /reperer /comprendre /agir /classe /lignes /affiche' -d 'Adresse'
complete -c reperes -n __fish_use_subcommand -l kiosk -d 'Écran que personne ne surveille'
complete -c reperes -n '__fish_seen_subcommand_from status search show' -l json -d 'Pour un programme'
complete -c reperes -n '__fish_seen_subcommand_from status' -l at -x -d 'Instant RFC 3339'
complete -c reperes -n '__fish_seen_subcommand_from status' -a '3018 3114'
complete -c reperes -l lang -x -a 'fr en' -d 'Langue'
complete -c reperes -s h -l help -d 'Aide'
complete -c reperes -s V -l version -d 'Version'
