# Words of the window. Numbers, hours, states, purposes and sources come from the data, not from here.

## Frame

app-name = Repères
document-title = { $view } · Repères
skip-to-content = Aller au contenu
nav-label = Rubriques
nav-home = Accueil
nav-danger = Danger immédiat
nav-lines = Lignes d’aide
nav-about = À propos et sources
nav-danger-short = Danger
nav-lines-short = Lignes
nav-about-short = À propos
language-label = Langue
language-failed = La langue n’a pas pu changer. Réessayez.
strip-label = Deux lignes pour parler à quelqu’un
strip-for-3018 = Harcèlement, violences numériques
strip-for-3114 = Détresse, idées de suicide
clock-stopped = L’heure affichée ne se met plus à jour. En cas de doute, appelez.
view-failed-title = Cette page n’a pas pu s’afficher
view-failed-text = Le 3018 et le 3114 restent joignables, en bas de l’écran.

## Actions

action-call = Appeler
action-call-number = Appeler le { $number }
action-number = Voir en grand
action-number-of = Voir en grand le { $number }
action-qr = QR code
action-qr-of = QR code du { $number }
action-copy = Copier
action-copy-of = Copier le { $number }
action-copy-address = Copier l’adresse { $address }
action-site = Site
action-open-site = Ouvrir le site
action-site-of = Ouvrir le site { $address } dans votre navigateur
action-copied = Copié
copied-announcement = Copié : { $value }
site-opened = Le site s’ouvre dans votre navigateur.

## State

mark-to-confirm = à confirmer
to-confirm-text = Ces horaires ont été lus il y a longtemps. La ligne peut les avoir changés.
state-announcement = { $number } : { $state }, { $detail }.
day-bar = Aujourd’hui. { $hours }. { $now }
day-bar-now = maintenant
day-bar-paris = Paris
day-bar-local = Chez vous

## Home

home-title = Qui peut vous aider, maintenant ?
home-paris-hours = Les horaires sont donnés en heure de Paris : c’est notre lecture, les sources ne le précisent pas.
home-danger-text = Une vie est en jeu, un enfant est frappé ou menacé : voici qui appeler.
home-cards = Les deux lignes
home-waiting-closed = En attendant l’ouverture
home-waiting-closed-text = D’ici l’ouverture du { $number }, ces lignes peuvent vous répondre.
home-waiting-unknown = Si personne ne répond
home-waiting-unknown-text = Ses horaires sont à vérifier : appelez quand même le { $number }. Ces lignes peuvent aussi vous répondre.
home-all-lines = Toutes les lignes d’aide

## Immediate danger

danger-title = Danger immédiat
danger-intro = Appelez depuis un téléphone, maintenant. Mieux vaut appeler pour rien que trop tard.
danger-no-dialling = Cet ordinateur ne compose jamais les numéros d’urgence. Il les affiche en grand, avec un QR code à scanner.
danger-voice = Appeler les secours
danger-silent = Alerter sans parler
danger-silent-text = Le 114 se joint par SMS. Il ne répond pas à la voix.
danger-child = Un enfant est en danger chez lui
danger-child-text = L’enfant peut appeler lui-même. Un adulte inquiet aussi.
danger-distress = Quelqu’un parle de mourir
danger-distress-text = Prenez ces mots au sérieux et restez avec la personne. Si elle est en danger dans l’instant, appelez le 15 ou le 112.

## Lines

lines-title = Lignes d’aide
lines-intro = Qui répond, pour qui, à quelles heures. Même fermée, une ligne garde son numéro affiché.
lines-index = Sur cette page
lines-group-featured = À connaître d’abord
lines-group-emergency = Urgences
lines-group-help = Écoute et soutien
lines-group-report = Signaler, porter plainte
lines-details = Qui répond, horaires et sources
lines-answered-by = Qui répond
lines-operator = Gérée par
lines-audience = Pour qui
lines-cost = Coût
lines-privacy = Confidentialité
lines-reach = Outre-mer
lines-notes = Bon à savoir
lines-sources = Sources
lines-overseas-number = Depuis l’outre-mer : { $number }
lines-week = Horaires de la semaine, { $channel }
lines-week-day = Jour
lines-week-hours = Heures de Paris
lines-today = aujourd’hui
lines-channels = Comment la joindre
lines-otherwise = Quand elle est fermée

## About

about-title = À propos et sources
about-independent = Application indépendante, sans lien avec l’État, e-Enfance/3018, le 3114 ni les plateformes.
about-purpose = Repères aide les parents et les éducateurs à trouver, tout de suite, la bonne personne à appeler.
about-never = Ce que Repères ne fait jamais
about-never-network = Repères n’envoie rien et ne demande rien sur internet. Tout fonctionne sans connexion.
about-never-trace = Rien de ce que vous lisez n’est gardé. Ni compte, ni mesure d’audience.
about-never-score = Pas de note, pas de diagnostic. Un signe n’est pas une preuve ; parler à quelqu’un reste le bon pas.
about-never-dial = Les numéros d’urgence ne sont jamais composés par l’ordinateur.
about-legal = Une information générale
about-legal-text = Ces pages donnent une information générale. Elles ne remplacent ni un conseil juridique, ni un avis médical.
about-hours = Les horaires
about-hours-text = L’état d’une ligne est calculé sur cet ordinateur, en heure de Paris, à partir d’horaires publiés. Les sources ne précisent pas toujours le fuseau horaire : l’heure de Paris est alors notre lecture.
about-hours-verified = « D’après …, vu le … » dit où et quand nous avons lu un horaire. « Vérifié le … » n’apparaît que lorsqu’une personne a posé la question à la ligne elle-même.
about-version = Version
about-tzdb = Données de fuseaux horaires
about-licences = Licences
about-licence-code = Code
about-licence-content = Textes et données
about-licence-font = Police Atkinson Hyperlegible Next
about-licence-icons = Icônes Lucide
about-technical = Fiche technique
about-sources = Sources
about-sources-text = Adresses à recopier dans votre navigateur : Repères ne les ouvre pas.
about-source-published = publié : { $date }
about-source-seen = vu le { $date }

## Number sheet

sheet-close = Fermer
sheet-number = Numéro { $spoken }
sheet-qr = QR code : scannez-le avec l’appareil photo d’un téléphone pour appeler le { $number }.
sheet-qr-sms = QR code : scannez-le avec l’appareil photo d’un téléphone pour écrire un SMS au { $number }.
sheet-scan = Scannez avec un téléphone
sheet-scan-sms = Scannez pour écrire un SMS
sheet-waiting = Un instant…
sheet-launched = L’appel est parti vers le programme de téléphone de cet ordinateur. S’il n’aboutit pas, composez le { $number } sur un téléphone.
sheet-no-handler = Cet ordinateur ne sait pas téléphoner. Composez le { $number } sur un téléphone, ou scannez le code.
sheet-failed = L’appel n’a pas pu partir d’ici. Composez le { $number } sur un téléphone.
sheet-shown = Composez le { $number } sur un téléphone, ou scannez le code.
sheet-shown-sms = Envoyez un SMS au { $number }. Cette ligne ne répond pas à la voix : écrivez où vous êtes et ce qui se passe.
sheet-copy-failed = La copie n’a pas marché. Notez le { $number }, ou scannez le code.
sheet-refused = Repères n’a pas pu le faire. Le { $number } reste joignable depuis n’importe quel téléphone.
sheet-site-failed = Le site n’a pas pu s’ouvrir. Tapez cette adresse dans un navigateur.
sheet-site-refused = Repères n’a pas pu le faire. Tapez cette adresse dans un navigateur.
sheet-overseas = Depuis l’outre-mer, composez le { $number }.
