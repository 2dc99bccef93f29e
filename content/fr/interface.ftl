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
always-said = jour et nuit, tous les jours
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
danger-silent-text = Sur cet ordinateur : urgence114.fr, par tchat, vidéo ou langue des signes. Sur un téléphone : SMS au 114. Le 114 ne répond pas à la voix.
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
about-independent = Application indépendante, sans lien avec l’État, e‑Enfance/3018, le 3114 ni les plateformes.
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
about-licence-easy-font = Police Repères Facile, d’après OpenDyslexic
about-licence-icons = Icônes Lucide
about-licence-french-words = Mots français, d’après Dicollecte
about-licence-english-words = Mots anglais, d’après le dictionnaire britannique de hunspell
about-parts = Logiciels utilisés
about-parts-text = Ce que le programme contient d’autres auteurs, sur l’un au moins des trois systèmes. Les textes des licences accompagnent le programme.
about-technical = Fiche technique
about-sources = Sources
about-sources-text = Adresses à recopier dans votre navigateur : Repères ne les ouvre pas.
about-source-published = publié : { $date }
about-source-seen = vu le { $date }

## Number sheet

sheet-close = Fermer
dialog-cancel = Annuler
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

## Sections

nav-spot = Repérer
nav-understand = Comprendre
nav-act = Agir
nav-class = En classe
nav-poster = Affiche
nav-projector = Projection
nav-more = Plus
more-danger = Qui appeler quand une vie est en jeu.
more-about = Ce que l’application fait, ne fait pas, et d’où viennent les faits.
home-doors = De quoi avez-vous besoin ?
home-door-spot = Je m’inquiète pour un enfant
home-door-spot-text = Les signes, et le premier geste.
home-door-act = Il se passe quelque chose
home-door-act-text = Que faire ce soir, étape par étape.
home-door-class = Je prépare ma classe
home-door-class-text = Procédure, activités, affiche.
audience-label = Vous êtes
reader-parent = Parent
reader-educator = École
read-more = Lire
shelf-failed = Cette partie n’a pas pu être lue. Le 3018 et le 3114 restent joignables, en bas de l’écran.
shelf-retry = Réessayer
shelf-waiting = Lecture en cours
missing-title = Cette fiche n’existe pas
missing-text = L’adresse a peut-être changé. Le 3018 et le 3114 restent joignables, en bas de l’écran.
missing-back = Voir cette rubrique

## Notice

spot-title = Repérer les signes
spot-lead = Cochez ce que vous observez : vous verrez quoi faire, et qui appeler.
spot-lead-target = Des signes possibles chez un enfant visé. Chacun a aussi d’autres explications.
spot-lead-author = Des signes possibles chez un enfant qui s’en prend à d’autres. Un auteur a souvent été visé lui-même. À lire, sans cocher : aucun ne suffit pour conclure.
spot-lead-witness = Ce que peut faire un enfant qui voit, et comment l’accompagner.
spot-not-proof = Un signe n’est pas une preuve.
spot-now = Ce qui n’attend pas
spot-now-text = Un seul de ces signes suffit pour appeler maintenant.
spot-nothing = Aucun signe dans cette sélection.
spot-urgency-note = Aucune source ne classe les signes par urgence : l’ordre proposé ici est le nôtre.
sign-read = Lire la fiche « { $title } »
role-label = L’enfant est
role-target = Visé
role-author = Auteur
role-witness = Témoin
observer-label = Signes vus
observer-all = Partout
observer-home = À la maison
observer-school = À l’école
category-digital = Numérique
category-emotional = Émotions
category-behaviour = Comportement
category-physical = Corps
category-school = École
urgency-observe = Observer et parler
urgency-week = Agir cette semaine
urgency-now = Agir maintenant
first-calls-title = Appelez d’abord
first-calls-announcement = Appelez d’abord : { $name }
noted-next = À lire ensuite :
noted-clear = Tout effacer
noted-kept = Rien de ceci n’est enregistré ni envoyé.

## Understand

understand-title = Comprendre
understand-lead = Les formes, les rôles, les chiffres et la loi, en phrases courtes.
understand-first = Pour commencer
understand-forms = Les formes du cyberharcèlement
understand-figures = Quelques chiffres
understand-figures-text = Chaque enquête compte autre chose : ces chiffres ne se comparent pas entre eux.
understand-law = Ce que dit la loi
understand-law-text = Information générale, pas un conseil juridique.
law-not-advice = Information générale, pas un conseil juridique.
law-not-applied = Pas encore appliquée
law-pending = En attente, pas en vigueur
law-struck-down = Annulée, ne s’applique pas
law-article = Article { $article }
percent = { $value } %

## Act

act-title = Agir
act-lead-parent = Vous n’avez pas à tout faire ce soir. Commencez par un geste.
act-lead-educator = Un élève vous parle, un groupe dérape : les gestes dans l’ordre.
act-first = À lire d’abord
act-situations = Votre situation
act-talk = En parler avec l’enfant
act-platforms = Signaler sur un réseau ou une application
act-platforms-text = Les menus changent souvent. Dans le doute, appelez le 3018.
act-after = Garder une trace, porter plainte, tenir dans la durée
act-letters = Lettres prêtes à compléter
act-letters-text = À copier dans votre messagerie, puis à compléter entre crochets.
platform-button-call = En novembre 2023, ce réseau a annoncé un bouton qui appelle le 3018 après un signalement. S’il n’apparaît pas, appelez directement le 3018.
platform-button-site = En novembre 2023, ce réseau a annoncé un lien vers le site du 3018 après un signalement. S’il n’apparaît pas, appelez directement le 3018.
platform-help = Page d’aide : { $address }
help-failed = Le navigateur n’a pas pu s’ouvrir. L’adresse est dans les sources, au bas de la fiche.

## In class

class-title = En classe
class-lead = La procédure, des activités prêtes, des pages pour les élèves.
class-procedure = Ce que fait l’école
class-poster = Affiche
class-poster-text = Les deux lignes avec leurs horaires et leurs QR codes, et la place d’écrire qui aller voir.
class-poster-open = Voir et imprimer l’affiche
class-activities = Activités prêtes à mener
class-activities-text = Sans internet et sans téléphone.
class-cards = Cartes de discussion
class-cards-text = Des situations inventées, des questions, des repères pour l’adulte.
class-tracks = Pour les élèves
class-tracks-text = À lire seul ou à projeter.
age-label = Âge des élèves
age-six = 6–10 ans
age-eleven = 11–14 ans
age-fifteen = 15–18 ans
age-any = Tous les âges
projector-previous = Précédent
projector-next = Suivant
projector-place = { $at } sur { $all }
projector-leave = Quitter la projection

## Poster

poster-print-a4 = Imprimer en A4
poster-print-a3 = Imprimer en A3
poster-title = On te fait du mal en ligne ?
poster-text = Ce n’est pas ta faute. Tu peux en parler.
poster-adult = Ici, va voir :
poster-blank = vie scolaire · infirmerie · référent · ……………………………………………
poster-3018 = Harcèlement, violences en ligne. Gratuit, anonyme, confidentiel.
poster-3114 = Tu as des idées de suicide, ou tu as peur pour quelqu’un. Gratuit, confidentiel.
poster-danger = Danger maintenant : 15, 17, 18 ou 112. Sans parler : SMS au 114. Quelqu’un te fait du mal à la maison : 119, jour et nuit.
poster-foot = Repères, application indépendante. Horaires en heure de Paris, vérifiez-les chaque année.

## Pages

entry-seen-by = Vu par : { $readers }
steps-ask = Choisissez pour voir d’abord vos étapes. Vous êtes :
entry-minutes = { $minutes } min
entry-related = À lire aussi
entry-sources = Sources ({ $count })
end-title = Quelqu’un vers qui se tourner : { $name }
end-title-3018 = Quelqu’un vers qui se tourner : le 3018 et son application
end-title-3114 = Pour en parler maintenant : le 3114
end-scan = À scanner avec un téléphone
action-print = Imprimer
action-project = Projeter
action-copy-text = Copier le texte
action-copy-letter = Copier la lettre
copied-text = Texte copié
copy-failed = La copie n’a pas marché. Réessayez, ou imprimez la fiche.
print-failed = L’impression n’a pas pu commencer. Réessayez.

## Search

search-open = Rechercher
search-title = Rechercher dans Repères
search-placeholder = photo volée, mon fils ne dort plus, 3018…
search-hint = Écrivez comme vous parlez : les accents et les petites fautes ne comptent pas.
search-danger = En cas de danger
search-always = Danger maintenant : 15, 17 ou 112. Sans pouvoir parler : 114 par SMS. Idées de mort : 3114, jour et nuit.
search-count =
    { $count ->
        [one] 1 résultat
       *[other] { $count } résultats
    }
search-nothing = Rien pour « { $query } »
search-topics = Les sujets les plus proches
search-nothing-lines = Vous pouvez aussi demander de vive voix.
search-failed = La recherche n’a pas répondu. Réessayez.
about-review = Relecture
about-reviewed = Les fiches sur un danger, le suicide, les images intimes ou les auteurs ont été relues par des professionnels.
about-not-reviewed = Non relu par un professionnel : les fiches sur un danger, le suicide, les images intimes ou les auteurs attendent une relecture. Elles s’appuient sur les sources citées.

## Settings

nav-settings = Réglages
settings-lead = La langue, la taille du texte, l’aspect : tout s’applique aussitôt.
managed = Géré par l’établissement
policy-mistakes = { $count ->
    [one] La politique de ce poste contient une erreur. La personne qui gère le poste la voit avec « reperes policy ».
   *[other] La politique de ce poste contient { $count } erreurs. La personne qui gère le poste les voit avec « reperes policy ».
}
school-word = Le mot de l’établissement
settings-who = Langue et lecture
settings-reading = Confort de lecture
settings-theme = Thème
theme-system = Système
theme-light = Clair
theme-dark = Sombre
settings-size = Taille du texte
settings-font = Police plus facile à lire
settings-font-text = D’après OpenDyslexic : certaines personnes dyslexiques la préfèrent.
settings-contrast = Contraste renforcé
settings-motion = Moins d’animations
settings-keys = Clavier
settings-single-keys = Raccourcis d’une seule touche
settings-single-keys-text = « / » pour rechercher, « ? » pour l’aide. À couper si vous dictez ou tapez à l’aveugle.
settings-kept = Ces choix valent jusqu’à la fermeture de l’application.
shortcuts-title = Raccourcis clavier
shortcuts-single-off = Les raccourcis d’une seule touche sont coupés dans les Réglages.
shortcut-search = Rechercher
shortcut-sections = Aller à une rubrique : Accueil, Repérer, Comprendre, Agir, En classe, Lignes d’aide
shortcut-larger = Agrandir le texte
shortcut-smaller = Réduire le texte
shortcut-escape = Fermer et revenir
shortcut-hide = Masquer vite : efface ce qui est noté et revient à l’accueil
shortcut-help = Afficher cette aide
key-escape = Échap
welcome-title = Bienvenue dans Repères
welcome-text = Le 3018 et le 3114 sont toujours au bas de l’écran. Choisissez la langue et la taille du texte, ou commencez tout de suite.
welcome-start = Commencer

## The clock

clock-confirm = L’heure est juste

## What is kept

settings-stored = Ces choix sont gardés sur cet ordinateur, pour vous seul.
storage-title = Ce qui est gardé sur cet ordinateur
storage-text = Vos réglages, la dernière heure vue par l’horloge, un journal technique (démarrages et pannes). Rien d’autre : ni ce que vous lisez, ni ce que vous cherchez, ni qui vous appelez. Ils sont dans ce dossier, créé à votre premier choix ou à la première panne.
storage-none = Rien : cet ordinateur n’indique aucun dossier où garder vos réglages.
storage-open = Ouvrir le dossier
storage-erase = Tout effacer
storage-erase-title = Effacer tous vos réglages ?
storage-erase-text = La langue, le texte et l’aspect reviennent à leur état d’origine. C’est immédiat et définitif.
storage-erased = Tout est effacé. Il ne reste rien de vos réglages.
storage-erase-failed = Tout n’a pas pu être effacé : il reste des fichiers dans { $folder }. Fermez les autres fenêtres de l’application, puis réessayez, ou supprimez ce dossier.
storage-folder-failed = Le dossier ne s’est pas ouvert : il n’existe qu’après un premier choix. Son adresse est affichée ici.

# Rester à portée
settings-staying = Sur cet ordinateur
staying-tray = Rester dans la zone de notification à la fermeture
staying-tray-text = La fenêtre se ferme, l’icône reste : elle dit si le 3018 est ouvert.
staying-no-tray = Cet ordinateur n’affiche pas d’icônes de notification : fermer la fenêtre quitte l’application.
staying-start = Démarrer avec l’ordinateur
staying-start-text = Sans ouvrir de fenêtre : seulement l’icône.
staying-notices = Notifications
staying-notices-text = Elles ne disent que « la ligne est ouverte » : rien ne trahit le sujet.
staying-closing = Me prévenir une demi-heure avant la fermeture du 3018
staying-no-server = Cet ordinateur n’affiche pas de notifications en ce moment. Les états restent visibles dans la fenêtre.
remind = Me prévenir à l’ouverture
remind-when = Un message apparaît { $when }, quand la ligne ouvre, si l’application est restée ouverte ou dans la zone de notification.
remind-awaited-when = C’est noté : un message apparaîtra { $when }, à l’ouverture, tant que l’application n’est pas quittée.
remind-awaited = C’est noté : un message apparaîtra à l’ouverture, tant que l’application n’est pas quittée.
remind-none = Aucun rappel n’est proposé : dans les deux semaines qui viennent, aucune ouverture n’est certaine.
closing-title = Garder Repères à portée ?
closing-text = L’icône peut rester dans la zone de notification : les numéros sont à deux clics, et elle montre si le 3018 est ouvert.
closing-stay = Garder l’icône
closing-quit = Quitter
closing-later = Vous pourrez changer d’avis dans les réglages.
## Kiosk

kiosk-title = Borne
kiosk-question = Que se passe-t-il ?
kiosk-help = De l’aide maintenant
kiosk-adults = Va voir maintenant
kiosk-any-adult = Un adulte de l’école : un prof, l’infirmerie, la vie scolaire.
kiosk-danger = Danger immédiat
kiosk-danger-lead = Appelle maintenant. Pas de téléphone ? Cours le dire à un adulte.
kiosk-danger-15 = Quelqu’un est blessé, fait un malaise, ou sa vie est en danger.
kiosk-danger-17 = On te menace, on t’agresse ou on te fait chanter en ce moment.
kiosk-danger-18 = Il y a le feu, un accident, ou quelqu’un est en péril.
kiosk-danger-112 = Tu ne sais pas qui appeler ? Fais le 112.
kiosk-danger-114 = Tu ne peux pas parler, ou c’est dangereux ? Envoie un SMS.
kiosk-danger-home = Quelqu’un te fait du mal à la maison ? Appelle le 119, jour et nuit. L’appel ne se voit pas sur la facture.
kiosk-danger-where = Dis où tu es et ce qui se passe. Raccroche seulement quand on te le dit.
kiosk-danger-stay = Reste avec la personne, ou va chercher un adulte. Ne te mets pas en danger.
kiosk-back = Retour
kiosk-size = Taille du texte
kiosk-size-to = A, texte à { $percent } %
kiosk-more-time = Plus de temps
kiosk-restart = Effacer et revenir au début
kiosk-still = Toujours là ?
kiosk-still-text = Sans réponse, tout s’efface et l’écran revient au début.
kiosk-stay = Je suis là
kiosk-leave = Pour les adultes : quitter la borne
kiosk-leave-typed = Chiffres tapés : { $count }
kiosk-leave-erase = Effacer
kiosk-leave-enter = Valider
kiosk-leave-cancel = Annuler
kiosk-leave-wrong = Ce code n’est pas accepté. Attendez { $seconds } s avant d’en essayer un autre.
kiosk-leave-none = Aucun code n’est prévu : la borne se quitte depuis le système de l’ordinateur.
kiosk-leave-unreadable = Le code ne peut pas être lu (ligne { $line } de la politique) : la borne se quitte depuis le système de l’ordinateur.
kiosk-leave-failed = Le code n’a pas pu être vérifié.
