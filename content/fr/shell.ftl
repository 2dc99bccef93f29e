# Les mots que le programme compose lui-même : états, heures, durées, ligne de commande, messages du système.
# Ceux de la fenêtre sont dans interface.ftl.

## États

state-open = Ouvert
state-closing-soon = Ferme bientôt
state-closed = Fermé
state-unknown = Horaires à vérifier
state-clock = Horloge à vérifier
clock-wrong = L’horloge de cet ordinateur semble fausse : les horaires sont affichés, sans dire ce qui est ouvert. Appelez quand même.

detail-always = 24 h/24, 7 j/7
detail-closes-in = ferme dans { $duration }
detail-closes-at = ferme { $when }
detail-open-at-least = puis, { $when }, horaires non précisés
detail-opens-today = ouvre { $when }, dans { $duration }
detail-opens-at = ouvre { $when }
detail-no-opening = aucune ouverture annoncée dans les deux semaines qui viennent
detail-not-published = horaires non publiés
detail-not-verified = horaires publiés, mais non confirmés
detail-holiday = jour férié : horaires non précisés
detail-holiday-tomorrow = demain est férié : horaires non précisés
detail-holiday-on = le { $date } est férié : horaires non précisés
detail-malformed = horaires illisibles

## Durées et heures

duration-moment = moins d’une minute
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes }
time-round = { $hours } h
time-exact = { $hours } h { $minutes }
when-today = à { $time }
when-this-day = aujourd’hui à { $time }
when-tomorrow = demain à { $time }
when-weekday = { $weekday } à { $time }
when-date = le { $date } à { $time }
when-dated = le { $weekday } { $date } à { $time }
when-elsewhere = { $when } à Paris ({ $here } là où vous êtes)
when-in-paris = { $when } à Paris
paris-time = Il est { $time } à Paris.
local-time = Là où vous êtes, il est { $time }.
local-time-other-day = Là où vous êtes, il est { $time } ({ $weekday }).
date = { $day } { $month } { $year }
date-month = { $month } { $year }
first-of-month = 1er

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
weekday-short-1 = lun.
weekday-short-2 = mar.
weekday-short-3 = mer.
weekday-short-4 = jeu.
weekday-short-5 = ven.
weekday-short-6 = sam.
weekday-short-7 = dim.
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Horaires d’une voie de contact

hours-always = 24 h/24, 7 j/7
hours-unstated = Horaires non publiés
hours-every-day = Tous les jours, { $windows }
hours-days = { $days } : { $windows }
hours-window = { $from } – { $to }
hours-closed = fermé
hours-unknown = non précisé
hours-in-paris = { $hours } (heure de Paris)
hours-in-paris-assumed = { $hours } (heure de Paris supposée)
hours-in-zone = { $hours } (heure de { $zone })
day-holiday = jour férié
day-exception = horaires exceptionnels
list-pair = { $first } et { $last }

## Fiches

kind-phone = Téléphone
kind-sms = SMS
kind-chat = Tchat
kind-site = Site
kind-form = Formulaire
kind-app = Application
cost-free = Gratuit
cost-paid = Payant
cost-unstated = Coût non précisé
privacy-anonymous-confidential = Anonyme et confidentiel
privacy-confidential = Confidentiel
privacy-anonymous = Anonyme
privacy-unstated = Confidentialité non précisée
reach-everywhere = Joignable aussi depuis l’outre-mer
reach-other-number = Autre numéro depuis l’outre-mer
reach-unstated = Depuis l’outre-mer : non précisé
provenance = d’après { $publisher }, vu le { $date }
provenance-dated = d’après { $publisher } (page datée : { $published }), vu le { $date }
publisher-copy = { $publisher } (copie)
verified = vérifié le { $date }
not-verified = pas encore vérifié auprès du service

## Fiches : titres des sections

part-use = Quand l’envoyer
part-gesture = Le premier geste
part-looks-like = À quoi cela ressemble
part-why-it-hurts = Pourquoi cela fait mal
part-what-helps = Ce qui aide
part-steps = Que faire, dans l’ordre
part-course = Déroulement
part-avoid = Ce qu’il vaut mieux éviter
part-openers = Pour ouvrir la conversation
part-listen = Pour recevoir la réponse
part-report = Signaler
part-soften = Se protéger : masquer, bloquer, limiter
part-notes = Bon à savoir
part-for-adult = Pour l’adulte
part-penalty = Peine prévue
part-caution = À garder en tête
part-definition = Ce qui a été compté
part-aim = Objectif
part-material = Matériel
part-texts = À lire à voix haute
part-debrief = Pour conclure
part-care = Points d’attention
part-questions = Questions
part-ending = À qui en parler
step-tonight = Ce soir
step-today = Aujourd’hui
step-school-today = Aujourd’hui, à l’école
step-tomorrow = Demain
step-later = Ensuite
step-family = { $count ->
    [one] Pour la famille : 1 étape
   *[other] Pour la famille : { $count } étapes
}
step-family-rest = { $count ->
    [one] Pour la famille, la suite : 1 étape
   *[other] Pour la famille, la suite : { $count } étapes
}
step-school = { $count ->
    [one] Pour l’école : 1 étape
   *[other] Pour l’école : { $count } étapes
}
step-school-rest = { $count ->
    [one] Pour l’école, la suite : 1 étape
   *[other] Pour l’école, la suite : { $count } étapes
}
entry-revised = Fiche revue le { $date }.
entry-not-reviewed = Cette fiche n’a pas encore été relue par un professionnel.
entry-reviewed = Relue par { $names }.

## Ce que l’on a noté

summary-title = Ce que j’ai noté, le { $date }
summary-not-proof = Un signe n’est pas une preuve. Plusieurs signes qui durent méritent une conversation.
summary-not-proof-now = Un signe n’est pas une preuve. Mais celui-ci suffit pour appeler, sans attendre d’être sûr.
summary-now-stay = Restez avec l’enfant, ou faites rester un adulte auprès de lui.
summary-now-call = Appelez maintenant : mieux vaut appeler pour rien que trop tard.
summary-now-then = Ensuite, prévenez l’école si elle est concernée.
summary-week-talk = Parlez avec l’enfant, sans reproche et sans lui prendre son téléphone.
summary-week-keep = Notez les faits : date, lieu ou application, ce qui a été dit ou fait.
summary-week-school = Cette semaine, demandez un rendez-vous à l’école.
summary-week-call = Appelez le 3018 pour être conseillé, sans donner votre nom si vous préférez.
summary-observe-talk = Ouvrez la conversation à un moment calme, avec une question ouverte.
summary-observe-watch = Regardez si cela dure, ou si d’autres signes s’ajoutent.
summary-observe-call = Dans le doute, le 3018 répond aussi aux parents et aux professionnels.
plain-call-first = Appelez d’abord : { $whom }.
plain-ending = Quelqu’un vers qui se tourner : { $whom }.

## Recherche : genres de résultats

found-line = Lignes d’aide
found-screen = Dans l’application
found-sign = Signes
found-form = Formes
found-situation = Situations
found-talk = En parler
found-platform = Réseaux et applications
found-guide = Pages pratiques
found-letter = Lettres
found-law = Loi
found-figure = Chiffres
found-activity = Activités de classe
found-card = Cartes de discussion
found-track = Pour les élèves

## Ligne de commande

cli-help =
    Repères : repérer, agir, appeler.

    Usage :
      reperes [--route ADRESSE] [--hidden] [--lang fr|en]
          Ouvre la fenêtre, au début ou à une adresse : /agir, /lignes/3018.
      reperes --kiosk [--lang fr|en]
          Occupe tout l’écran d’un lieu sans surveillance, selon la politique du poste.
      reperes status [ID…] [--json] [--at INSTANT] [--lang fr|en]
          Affiche l’état des lignes d’aide, toutes ou celles qui sont nommées.
      reperes search MOTS… [--json] [--explain] [--lang fr|en]
          Cherche dans les fiches, les lignes, les écrans et les réglages.
      reperes show ID [--json] [--lang fr|en]
          Affiche une fiche ou une ligne.
      reperes diagnose [--lang fr|en]
          Décrit cet ordinateur à qui vous aide, sans rien de personnel.
      reperes policy [--lang fr|en]
          Affiche ce qui vaut sur cet ordinateur, d’où cela vient, et chaque erreur de la politique.
      reperes kiosk-code [--lang fr|en]
          Demande un code et le met dans la politique du kiosque, ou donne la ligne à y mettre.
      reperes kiosk-check [--lang fr|en]
          Dit ce que cet ordinateur laisse ouvert à qui veut sortir du kiosque ; 1 s’il est déconseillé.
      reperes help [COMMANDE]
          Affiche cette aide, ou celle d’une commande.

    Options :
      --json          sortie lisible par un programme, heures en UTC
      --explain       pourquoi chaque résultat est là ; rien n’en est gardé
      --at INSTANT    état à cet instant, au format RFC 3339 : 2026-11-23T22:30:00+01:00
      --hidden        sans fenêtre, dans la zone de notification
      --lang fr|en    langue
      --help, -h      cette aide
      --version, -V   la version

    Codes de sortie : 0 réussite, 1 échec, 2 arguments incorrects.
cli-column-line = LIGNE
cli-column-channel = CONTACT
cli-column-state = ÉTAT
cli-channel = { $label } : { $value }
cli-to-confirm = (à confirmer)
cli-assumption = { $date }. { $time }
cli-at-malformed = --at : « { $value } » n’est pas un instant RFC 3339 ; écrivez par exemple 2026-11-23T22:30:00+01:00
cli-lang-unknown = --lang : « { $value } » n’est pas connu ; écrivez fr ou en
cli-id-unknown = « { $value } » n’est pas une ligne connue ; lignes connues : { $known }
cli-option-unknown = { $option } : option inconnue ; « reperes --help » les énumère
cli-value-missing = { $option } : il manque une valeur
cli-value-unexpected = { $option } : cette option ne prend pas de valeur
cli-argument-unknown = « { $value } » : argument inconnu ; « reperes --help » les énumère
cli-argument-unreadable = un argument n’est pas du texte lisible (UTF-8)
cli-search-what = search : que cherchez-vous ? Écrivez par exemple : reperes search photo volée
cli-search-nothing = Rien ne correspond. Dans le doute, le 3018 conseille. Si quelqu’un parle de mourir, appelez le 3114.
cli-explain = score { $score } · pertinence { $relevance } · mots { $words }, dont { $met } de ce qui est tapé · phrases { $phrases } · qui demande : { $asker }, × { $factor }
cli-explain-read = lu comme : { $words }
cli-explain-parent = un parent
cli-explain-staff = l’école
cli-explain-pupil = un élève
cli-explain-anybody = on ne sait pas
cli-search-topics = Les sujets les plus proches :
search-always = Danger maintenant : 15, 17 ou 112 ; sans pouvoir parler, 114 par SMS. Idées de mort : 3114.
cli-show-what = show : quelle fiche ? « reperes search » en donne l’identifiant
cli-show-unknown = « { $value } » n’est ni une fiche ni une ligne ; « reperes search » donne les identifiants
cli-route-unknown = --route : « { $value } » ne mène nulle part ; écrivez par exemple /agir ou /lignes/3018
cli-output-failed = impossible d’écrire le résultat : { $error }
cli-no-display = pas d’écran disponible pour ouvrir la fenêtre ; « reperes status » affiche l’état des lignes dans le terminal. 3018 : { $state-3018 }. 3114 : { $state-3114 }.

## Message de secours, quand la fenêtre ne peut pas s’afficher

native-title = Repères
native-numbers = 3018 et 3114
native-body =
    La fenêtre ne peut pas s’afficher. Voici les numéros.

    3018 : jeunes victimes de harcèlement et de violences numériques. { $hours-3018 }.
    3114 : prévention du suicide. { $hours-3114 }.

    Danger immédiat : 15, 17, 18 ou 112. Par SMS : 114.
native-close = Fermer

## Réglages

settings-set-aside = Le fichier des réglages est illisible : les réglages précédents ou d’origine s’appliquent. Il sera gardé à part au prochain changement.
settings-unread = Vos réglages ne peuvent pas être lus en ce moment : ceux d’origine s’appliquent. Le fichier reste comme il est.
settings-newer = Les réglages ont été écrits par une version plus récente : vos choix valent jusqu’à la fermeture.
settings-managed = Ce réglage est géré par l’établissement : votre choix n’a pas été pris en compte.
settings-not-stored = Ce choix s’applique, mais n’a pas pu être enregistré : il vaut jusqu’à la fermeture. Le disque est peut-être plein ou protégé.
erase-autostart-left = Vos réglages sont effacés, mais l’application démarre encore avec la session. Réessayez, ou supprimez { $place }.

# L’icône de la zone de notification. Neutre : un enfant peut regarder l’écran.
tray-tooltip = Repères
tray-tooltip-open = Repères : ligne ouverte
tray-tooltip-closed = Repères : ligne fermée
tray-state = { $line } : { $state }, { $detail }
tray-call = Appeler le { $number }
tray-open = Ouvrir Repères
tray-notices = Notifications
tray-quit = Quitter

# Les notifications. Neutres, pour la même raison.
notice-opened = La ligne est ouverte
notice-opened-until = Jusqu’à { $time }, heure de Paris.
notice-closes = La ligne ferme bientôt
notice-closes-at = À { $time }, heure de Paris.
notice-call = Appeler
notice-see = Voir
notice-missed = Le rappel demandé n’a pas pu être affiché à temps : { $line }, ouverture { $when }.
## La politique du poste

policy-note = { $file }:{ $line } : { $field } : { $remedy }
policy-note-file = { $file } : { $remedy }
policy-note-field = { $file } : { $field } : { $remedy }
policy-place = Politique du poste : { $place } ({ $about })
policy-found = présente
policy-missing = absente : chacun choisit
policy-asks = demande
policy-mistakes = Erreurs : { $count }
policy-more = Autres erreurs dans la politique : { $count } ; « reperes policy » les donne toutes
policy-origin-mandatory = politique obligatoire
policy-origin-recommended = politique recommandée
policy-origin-chosen = réglage
policy-origin-default = défaut
policy-syntax = cette ligne n’est pas du TOML et ne compte pas, le reste compte ; vérifiez ses guillemets, ses crochets et son signe =
policy-unknown = champ inconnu ; les champs connus ici sont : { $known }
policy-whole = valeur refusée ; écrivez un nombre entier de { $least } à { $most }, sans guillemets
policy-before = valeur refusée ; écrivez un nombre plus petit que { $field }
policy-text = valeur refusée ; écrivez un texte sur une seule ligne, entre guillemets, de { $limit } caractères au plus
policy-one-of = valeur refusée ; écrivez l’une de ces valeurs : { $among }
policy-switch = valeur refusée ; écrivez true ou false, sans guillemets
policy-always-seen = l’accueil, les lignes d’aide et la page de danger ne se cachent pas ; retirez cette adresse
policy-address = valeur refusée ; écrivez une adresse qui commence par https://
policy-list = valeur refusée ; écrivez une liste : { $name } = ["/classe"]
policy-route = valeur refusée ; écrivez "/" ou "/classe/track-me"
policy-hash = valeur refusée ; écrivez la ligne que donne « reperes kiosk-code »
policy-section = valeur refusée ; commencez la section par [{ $name }]
policy-records = valeur refusée ; commencez chaque contact par [[{ $name }]], { $most } au plus
policy-not-a-file = ignoré : ce n’est pas un fichier ordinaire ; remplacez-le par le fichier lui-même
policy-not-theirs = ignoré : d’autres que l’administrateur peuvent le modifier ; donnez le fichier et son dossier à root (Windows : aux administrateurs), sans droit d’écriture pour les autres
policy-too-large = il dépasse 64 Kio : la suite est ignorée ; raccourcissez-le
policy-unreadable = ignoré : le disque ne le donne pas en ce moment ; vérifiez ce disque, ou copiez le fichier sur un autre
policy-no-answer = ignoré : le disque ou le partage où il se trouve ne répond pas ; copiez le fichier sur le disque de cet ordinateur
policy-registry-key = ignorée : Windows ne donne pas cette clé du registre ; donnez à tous les comptes le droit de la lire
policy-a-link = ignoré : c’est un lien qui ne mène nulle part, ou qui passe par un dossier que d’autres que l’administrateur peuvent modifier ; mettez à sa place le fichier lui-même
policy-no-right = ignoré : ce compte n’a pas le droit de le lire ; donnez les droits 644 au fichier et 755 à son dossier
policy-no-folder = ignoré : ce qui devrait être son dossier n’en est pas un ; faites-en un dossier
policy-not-text = certains caractères ne sont pas de l’UTF-8 ; enregistrez-le en UTF-8

## Le kiosque

kiosk-driven = le kiosque ne démarre pas : TAURI_WEBVIEW_AUTOMATION ouvrirait la page à un autre programme ; retirez cette variable
kiosk-not-closed = le kiosque ne démarre pas : une protection n’a pas pu être mise en place ({ $step })

kiosk-code-ask = Code de 4 à 12 chiffres, il ne s’affiche pas :
kiosk-code-again = Le même code, une seconde fois :
kiosk-code-differs = les deux codes sont différents ; recommencez
kiosk-code-form = le code doit avoir de 4 à 12 chiffres, et rien d’autre
kiosk-code-unread = le code n’a pas pu être lu : { $error }
kiosk-code-written = Écrit dans { $file }. Le kiosque le connaîtra à son prochain démarrage.
kiosk-code-no-right = { $file } ne peut pas être modifié par ce compte ; faites mettre cette ligne dans la section [kiosk]
kiosk-code-unplaced = { $file } n’est pas changé : sa section [kiosk] est écrite d’une façon qui ne permet pas d’y ajouter une ligne ; mettez-y celle-ci à la main
kiosk-code-unwritten = { $file } n’est pas changé : { $error }

# reperes kiosk-check. Le tableau : ce qui est trouvé, puis un conseil.
check-suitable = Cet ordinateur convient à un kiosque. À vérifier : { $count }.
check-unsuitable = Cet ordinateur est déconseillé pour un kiosque. Points ouverts : { $count }.
check-app = Ce que Repères tient
check-app-addresses = Aucune autre adresse, aucun lien, aucune seconde fenêtre, aucun téléchargement.
check-app-window = Tout l’écran, sans cadre ; fermer la fenêtre est refusé.
check-app-engine = Ni menu, ni impression, ni choix de fichier, ni zoom, ni inspecteur, ni caméra, ni micro, ni position.
check-app-programs = Aucun programme lancé, aucun appel, aucun message.
check-app-disk = Rien d’écrit sur le disque.
check-app-idle = Retour au début sans trace quand personne ne touche plus l’écran.
check-machine = Ce que l’ordinateur doit tenir
check-hands = Restent à voir sur place : les ports USB, le bouton marche, le démarrage (BIOS), les gestes depuis les bords de l’écran.
check-held = tenu
check-look = à vérifier
check-open = OUVERT
check-unknown = non trouvé
check-cage-advice = suivez la recette cage de docs/kiosk.md
check-session = Session
check-session-none = aucun écran dans cette session
check-session-none-advice = lancez la vérification dans la session du kiosque, voir docs/kiosk.md
check-session-x11 = X11 : les touches du bureau et des consoles restent actives
check-session-wayland = Wayland
check-screen = Écran
check-screen-x11 = un bureau peut se trouver derrière
check-screen-nested = { $value } est lui-même une fenêtre d’une autre session
check-screen-nested-advice = lancez { $value } depuis une console, sans bureau
check-screen-alone = { $value } : une seule application
check-screen-perhaps = { $value }
check-screen-perhaps-advice = { $value } ne convient qu’avec son mode kiosque et sans raccourcis ; essayez les touches
check-screen-desktop = { $value } : d’autres programmes sont à portée de clavier
check-consoles = Consoles
check-consoles-open = Ctrl+Alt+F2 mène à une autre console
check-consoles-cage-advice = lancez cage sans -s
check-consoles-advice = Ctrl+Alt+F2 ne doit rien faire ; Ubuntu Frame : vt-switching=false
check-consoles-closed = Ctrl+Alt+F2 reste sans effet
check-magic = Touche SysRq
check-magic-off = éteinte
check-magic-on = active (kernel.sysrq = { $value }) : elle rend les consoles et redémarre
check-magic-advice = écrivez kernel.sysrq = 0 dans /etc/sysctl.d/reperes-kiosk.conf
check-bus = Bus de session
check-bus-none = aucun
check-bus-there = présent : des programmes du poste peuvent être lancés par lui
check-bus-advice = gardez-le seulement pour un lecteur d’écran
check-messages = Messages
check-messages-none = aucun programme n’en affiche
check-messages-shown = d’autres programmes peuvent en afficher
check-messages-advice = coupez les notifications de ce compte : les toucher mène hors du kiosque
check-rights = Compte
check-rights-ordinary = sans droits particuliers
check-rights-group = il peut obtenir les droits de l’administrateur par un de ses groupes
check-rights-administrator = administrateur
check-rights-advice = donnez au kiosque un compte à lui, sans droits et sans mot de passe
check-variables = Variables
check-variables-none = aucune de trop
check-variables-set = { $value } : le kiosque se relance sans elles
check-variables-advice = démarrez avec un environnement propre
check-variables-driven = TAURI_WEBVIEW_AUTOMATION est présente : le kiosque ne démarrera pas
check-variables-driven-advice = retirez cette variable
check-policy = Politique
check-policy-sound = lue, avec un code
check-policy-no-code = lue, sans code : personne ne sort depuis l’écran
check-policy-no-code-advice = un code se choisit par « reperes kiosk-code »
check-policy-missing = absente : valeurs d’origine, et personne ne sort depuis l’écran
check-policy-missing-advice = docs/kiosk.md en donne un modèle
check-policy-mistaken = mal écrite ou modifiable par d’autres : { $value }
check-policy-mistaken-advice = chaque phrase au-dessus de ce tableau dit la ligne et quoi écrire
check-desktop = Bureau
check-desktop-none = aucune barre des tâches
check-desktop-taskbar = la barre des tâches est là
check-desktop-taskbar-advice = donnez Repères comme shell à ce compte (Shell Launcher), voir docs/kiosk.md
check-desktop-macos = macOS laisse le Dock et Cmd+Tab à portée
check-desktop-macos-advice = sans MDM, ne laissez pas cet ordinateur sans surveillance
check-filter = Keyboard Filter
check-filter-on = actif
check-filter-on-advice = essayez Alt+F4, Alt+Tab, Ctrl+Alt+Suppr, la touche Windows et cinq fois Maj
check-filter-off = éteint : Alt+F4, Alt+Tab, Ctrl+Alt+Suppr et la touche Windows restent actifs
check-filter-off-advice = Windows Éducation ou Entreprise : activez Keyboard Filter

diagnose-yes = oui
diagnose-no = non
diagnose-unknown = inconnu
diagnose-clock-plausible = plausible
diagnose-clock-before = fausse : avant la fabrication du programme
diagnose-clock-back = douteuse : elle a reculé
diagnose-clock-ahead = fausse : trop loin dans l’avenir
