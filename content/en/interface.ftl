# Words of the window. Numbers, hours, states, purposes and sources come from the data, not from here.

## Frame

app-name = Repères
document-title = { $view } · Repères
skip-to-content = Skip to content
nav-label = Sections
nav-home = Home
nav-danger = Immediate danger
nav-lines = Helplines
nav-about = About and sources
nav-danger-short = Danger
nav-lines-short = Helplines
nav-about-short = About
language-label = Language
language-failed = The language could not be changed. Please try again.
strip-label = Two lines to talk to someone
strip-for-3018 = Bullying, online abuse
strip-for-3114 = Distress, thoughts of suicide
clock-stopped = The time shown is no longer being updated. If in doubt, call.
view-failed-title = This page could not be displayed
view-failed-text = You can still reach 3018 and 3114 at the bottom of the screen.

## Actions

action-call = Call
action-call-number = Call { $number }
action-number = Show large
action-number-of = Show large: { $number }
action-qr = QR code
action-qr-of = QR code for { $number }
action-copy = Copy
action-copy-of = Copy { $number }
action-copy-address = Copy the address { $address }
action-site = Website
action-open-site = Open website
action-site-of = Open website { $address } in your browser
action-copied = Copied
copied-announcement = Copied: { $value }
site-opened = The website is opening in your browser.

## State

mark-to-confirm = to be confirmed
to-confirm-text = These hours were read a long time ago. The line may have changed them.
state-announcement = { $number }: { $state }, { $detail }.
day-bar = Today. { $hours }. { $now }
always-said = day and night, every day
day-bar-now = now
day-bar-paris = Paris
day-bar-local = Your time

## Home

home-title = Who can help you right now?
home-paris-hours = Opening hours are in Paris time: that is our reading, the sources do not say.
home-danger-text = A life is at risk, a child is being hurt or threatened: here is whom to call.
home-cards = The two lines
home-waiting-closed = Until it opens
home-waiting-closed-text = Until { $number } opens, these lines can answer you.
home-waiting-unknown = If no one answers
home-waiting-unknown-text = Its hours need checking: call { $number } anyway. These lines may also answer you.
home-all-lines = All helplines

## Immediate danger

danger-title = Immediate danger
danger-intro = Call from a phone, now. Better to call for nothing than too late.
danger-no-dialling = This computer never dials emergency numbers. It shows them large, with a QR code to scan.
danger-voice = Call for help
danger-silent = Raise the alarm without speaking
danger-silent-text = On this computer: urgence114.fr, by chat, video or French sign language. On a phone: text 114. It does not take voice calls.
danger-child = A child is in danger at home
danger-child-text = The child can call. So can a worried adult.
danger-distress = Someone talks about dying
danger-distress-text = Take these words seriously and stay with the person. If they are in danger at this very moment, call 15 or 112.

## Lines

lines-title = Helplines
lines-intro = Who answers, for whom, at what hours. Even when closed, a line keeps its number on screen.
lines-index = On this page
lines-group-featured = Start here
lines-group-emergency = Emergencies
lines-group-help = Listening and support
lines-group-report = Report, go to the police
lines-details = Who answers, hours and sources
lines-answered-by = Who answers
lines-operator = Run by
lines-audience = For whom
lines-cost = Cost
lines-privacy = Confidentiality
lines-reach = Overseas France
lines-notes = Good to know
lines-sources = Sources
lines-overseas-number = From overseas France: { $number }
lines-week = Hours of the week, { $channel }
lines-week-day = Day
lines-week-hours = Paris time
lines-today = today
lines-channels = How to reach it
lines-otherwise = When it is closed

## About

about-title = About and sources
about-independent = An independent app, with no link to the French State, e‑Enfance/3018, 3114 or the platforms.
about-purpose = Repères helps parents and educators find, at once, the right person to call.
about-never = What Repères never does
about-never-network = Repères sends nothing and asks for nothing over the internet. Everything works offline.
about-never-trace = Nothing you read is kept. No account, no audience measurement.
about-never-score = No score, no diagnosis. A sign is not proof; talking to someone is always a good step.
about-never-dial = Emergency numbers are never dialled by the computer.
about-legal = General information
about-legal-text = These pages give general information. They replace neither legal advice nor a medical opinion.
about-hours = Opening hours
about-hours-text = The state of a line is worked out on this computer, in Paris time, from published hours. The sources do not always name the time zone: Paris time is then our reading.
about-hours-verified = “According to …, seen on …” says where and when we read an opening time. “Verified on …” appears only once a person has asked the line itself.
about-version = Version
about-tzdb = Time-zone data
about-licences = Licences
about-licence-code = Code
about-licence-content = Texts and data
about-licence-font = Atkinson Hyperlegible Next typeface
about-licence-easy-font = Repères Facile typeface, made from OpenDyslexic
about-licence-icons = Lucide icons
about-licence-french-words = French words, made from Dicollecte
about-licence-english-words = English words, made from the British dictionary of hunspell
about-parts = Software used
about-parts-text = What the program contains by other authors, on at least one of the three systems. The texts of the licences come with the program.
about-technical = Technical details
about-sources = Sources
about-sources-text = Addresses to type into your browser: Repères does not open them.
about-source-published = published: { $date }
about-source-seen = seen on { $date }

## Number sheet

sheet-close = Close
dialog-cancel = Cancel
sheet-number = Number { $spoken }
sheet-qr = QR code: scan it with a phone camera to call { $number }.
sheet-qr-sms = QR code: scan it with a phone camera to text { $number }.
sheet-scan = Scan with a phone
sheet-scan-sms = Scan to write a text message
sheet-waiting = One moment…
sheet-launched = The call was handed to this computer’s phone program. If it does not go through, dial { $number } on a phone.
sheet-no-handler = This computer cannot make phone calls. Dial { $number } on a phone, or scan the code.
sheet-failed = The call could not be started from here. Dial { $number } on a phone.
sheet-shown = Dial { $number } on a phone, or scan the code.
sheet-shown-sms = Send a text message to { $number }. This line does not take voice calls: write where you are and what is happening.
sheet-copy-failed = Copying did not work. Note down { $number }, or scan the code.
sheet-refused = Repères could not do that. You can still reach { $number } from any phone.
sheet-site-failed = The website could not be opened. Type this address into a browser.
sheet-site-refused = Repères could not do that. Type this address into a browser.
sheet-overseas = From overseas France, dial { $number }.

## Sections

nav-spot = Spot the signs
nav-understand = Understand
nav-act = Act
nav-class = In class
nav-poster = Poster
nav-projector = Projector
nav-more = More
more-danger = Whom to call when a life is at stake.
more-about = What the app does, what it does not, and where the facts come from.
home-doors = What do you need?
home-door-spot = I am worried about a child
home-door-spot-text = The signs, and the first thing to do.
home-door-act = Something is happening
home-door-act-text = What to do tonight, step by step.
home-door-class = I am preparing my class
home-door-class-text = Procedure, activities, poster.
audience-label = You are
reader-parent = Parent
reader-educator = School
read-more = Read
shelf-failed = This part could not be read. 3018 and 3114 can still be reached, at the foot of the screen.
shelf-retry = Try again
shelf-waiting = Reading
missing-title = There is no such page
missing-text = Its address may have changed. 3018 and 3114 can still be reached, at the foot of the screen.
missing-back = See this section

## Spot the signs

spot-title = Spotting the signs
spot-lead = Tick what you observe: you will see what to do, and whom to call.
spot-lead-target = Possible signs in a child who is targeted. Each of them has other explanations too.
spot-lead-author = Possible signs in a child who hurts others. Such a child has often been targeted too. To be read, not ticked: none is enough to conclude.
spot-lead-witness = What a child who sees it can do, and how to support that child.
spot-not-proof = A sign is not proof.
spot-now = What cannot wait
spot-now-text = One of these signs is enough to call now.
spot-nothing = No sign in this selection.
spot-urgency-note = No source grades signs by urgency: the order given here is ours.
sign-read = Read the page “{ $title }”
role-label = The child is
role-target = Targeted
role-author = Doing it
role-witness = Witness
observer-label = Signs seen
observer-all = Anywhere
observer-home = At home
observer-school = At school
category-digital = Digital
category-emotional = Emotions
category-behaviour = Behaviour
category-physical = Body
category-school = School
urgency-observe = Watch and talk
urgency-week = Act this week
urgency-now = Act now
first-calls-title = Call first
first-calls-announcement = Call first: { $name }
noted-next = Read next:
noted-clear = Clear all
noted-kept = None of this is saved or sent.

## Understand

understand-title = Understanding
understand-lead = Forms, roles, figures and law, in short sentences.
understand-first = To begin with
understand-forms = The forms of cyberbullying
understand-figures = Some figures
understand-figures-text = Each survey counts something else: these figures cannot be compared with one another.
understand-law = What the law says
understand-law-text = General information, not legal advice.
law-not-advice = General information, not legal advice.
law-not-applied = Not applied yet
law-pending = Pending, not in force
law-struck-down = Struck down, does not apply
law-article = Article { $article }
percent = { $value }%

## Act

act-title = Acting
act-lead-parent = You do not have to do everything tonight. Begin with one thing.
act-lead-educator = A pupil speaks to you, a group goes too far: what to do, in order.
act-first = Read first
act-situations = Your situation
act-talk = Talking with the child
act-platforms = Reporting on a network or an app
act-platforms-text = Menus change often. If in doubt, call 3018.
act-after = Keeping a record, going to the police, keeping going
act-letters = Letters to complete
act-letters-text = To copy into your mail, then to complete between the brackets.
platform-button-call = In November 2023 this network announced a button that calls 3018 after a report. If it does not appear, call 3018 directly.
platform-button-site = In November 2023 this network announced a link to the site of 3018 after a report. If it does not appear, call 3018 directly.
platform-help = Help page: { $address }
help-failed = The browser could not be opened. The address is among the sources, at the foot of the page.

## In class

class-title = In class
class-lead = The procedure, ready-made activities, pages for pupils.
class-procedure = What the school does
class-poster = Poster
class-poster-text = Both lines with their hours and QR codes, and room to write whom to go and see.
class-poster-open = See and print the poster
class-activities = Ready-made activities
class-activities-text = Without internet, without a phone.
class-cards = Discussion cards
class-cards-text = Invented situations, questions, notes for the adult.
class-tracks = For pupils
class-tracks-text = To read alone or to project.
age-label = Age of the pupils
age-six = 6–10 years
age-eleven = 11–14 years
age-fifteen = 15–18 years
age-any = All ages
projector-previous = Previous
projector-next = Next
projector-place = { $at } of { $all }
projector-leave = Leave the projector

## Poster

poster-print-a4 = Print on A4
poster-print-a3 = Print on A3
poster-title = Is somebody hurting you online?
poster-text = It is not your fault. You can talk about it.
poster-adult = Here, go and see:
poster-blank = vie scolaire · nurse · anti-bullying lead · ……………………………………………
poster-3018 = Bullying, online violence. Free, anonymous, confidential.
poster-3114 = You have thoughts of suicide, or you fear for somebody. Free, confidential.
poster-danger = Danger now: 15, 17, 18 or 112. Without speaking: text 114. Someone hurts you at home: 119, day and night.
poster-foot = Repères, an independent app. Hours in Paris time; check them every year.

## Pages

entry-seen-by = Seen by: { $readers }
steps-ask = Choose to see your own steps first. You are:
entry-minutes = { $minutes } min
entry-related = See also
entry-sources = Sources ({ $count })
end-title = Someone to turn to: { $name }
end-title-3018 = Someone to turn to: 3018 and its app
end-title-3114 = To talk about it now: 3114
end-scan = To scan with a phone
action-print = Print
action-project = Project
action-copy-text = Copy the text
action-copy-letter = Copy the letter
copied-text = Text copied
copy-failed = Copying did not work. Try again, or print the page.
print-failed = Printing could not begin. Try again.

## Search

search-open = Search
search-title = Search Repères
search-placeholder = stolen photo, my son cannot sleep, 3018…
search-hint = Write as you speak: small slips do not matter.
search-danger = In danger
search-always = Danger now: 15, 17 or 112. If you cannot speak: text 114. Thoughts of dying: 3114, day and night.
search-count =
    { $count ->
        [one] 1 result
       *[other] { $count } results
    }
search-nothing = Nothing for “{ $query }”
search-topics = The nearest topics
search-nothing-lines = You can also ask somebody.
search-failed = The search did not answer. Try again.
about-review = Review
about-reviewed = Pages on danger, suicide, intimate images or children who bully have been reviewed by professionals.
about-not-reviewed = Not reviewed by a professional: pages on danger, suicide, intimate images or children who bully await a review. They rest on the sources cited.

## Settings

nav-settings = Settings
settings-lead = Language, text size, look: everything applies at once.
managed = Managed by your school
policy-mistakes = { $count ->
    [one] The policy of this computer has a mistake. Whoever looks after the computer sees it with “reperes policy”.
   *[other] The policy of this computer has { $count } mistakes. Whoever looks after the computer sees them with “reperes policy”.
}
school-word = A word from the school
settings-who = Language and reader
settings-reading = Reading comfort
settings-theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
settings-size = Text size
settings-font = Easier-to-read font
settings-font-text = Based on OpenDyslexic: some dyslexic people prefer it.
settings-contrast = Higher contrast
settings-motion = Less motion
settings-keys = Keyboard
settings-single-keys = Single-key shortcuts
settings-single-keys-text = “/” to search, “?” for help. Switch off if you dictate or touch-type.
settings-kept = These choices hold until the app is closed.
shortcuts-title = Keyboard shortcuts
shortcuts-single-off = Single-key shortcuts are switched off in the Settings.
shortcut-search = Search
shortcut-sections = Go to a section: Home, Spot the signs, Understand, Act, In class, Helplines
shortcut-larger = Larger text
shortcut-smaller = Smaller text
shortcut-escape = Close and return
shortcut-hide = Quick hide: clears what was noted and returns home
shortcut-help = Show this help
key-escape = Esc
welcome-title = Welcome to Repères
welcome-text = 3018 and 3114 are always at the foot of the screen. Choose the language and the text size, or begin at once.
welcome-start = Begin

## The clock

clock-confirm = The time is right

## What is kept

settings-stored = These choices are kept on this computer, for you alone.
storage-title = What is kept on this computer
storage-text = Your settings, the last time that the clock has shown, a technical journal (starts and failures). Nothing else: not what you read, not what you look for, not whom you call. They are in this folder, made at your first choice or at the first failure.
storage-none = Nothing: this computer names no folder to keep your settings in.
storage-open = Open the folder
storage-erase = Erase everything
storage-erase-title = Erase all your settings?
storage-erase-text = Language, text and look return to what they were at first. It is immediate and final.
storage-erased = Everything is erased. Nothing is left of your settings.
storage-erase-failed = Not everything could be erased: some files are left in { $folder }. Close the other windows of the app, then try again, or delete that folder.
storage-folder-failed = The folder did not open: it exists only after a first choice. Its address is shown here.

# Staying at hand
settings-staying = On this computer
staying-tray = Stay in the notification area when closed
staying-tray-text = The window closes, the icon stays: it tells whether 3018 is open.
staying-no-tray = This computer shows no notification icons: closing the window quits the app.
staying-start = Start with the computer
staying-start-text = Without a window: only the icon.
staying-notices = Notifications
staying-notices-text = They only say “the line is open”: nothing gives the subject away.
staying-closing = Tell me half an hour before 3018 closes
staying-no-server = This computer shows no notifications at the moment. States stay visible in the window.
remind = Tell me when it opens
remind-when = A message appears { $when }, when the line opens, if the app has stayed open or in the notification area.
remind-awaited-when = Noted: a message will appear { $when }, at the opening, as long as the app is not quit.
remind-awaited = Noted: a message will appear at the opening, as long as the app is not quit.
remind-none = No reminder is offered: no opening is certain in the next two weeks.
closing-title = Keep Repères at hand?
closing-text = The icon can stay in the notification area: the numbers are two clicks away, and it shows whether 3018 is open.
closing-stay = Keep the icon
closing-quit = Quit
closing-later = You can change your mind in the settings.
## Kiosk

kiosk-title = Kiosk
kiosk-question = What is happening?
kiosk-help = Help now
kiosk-adults = Go and see now
kiosk-any-adult = An adult at school: a teacher, the nurse, the supervisors.
kiosk-danger = Immediate danger
kiosk-danger-lead = Call now. No phone? Run and tell an adult.
kiosk-danger-15 = Someone is hurt, has collapsed, or their life is in danger.
kiosk-danger-17 = Someone is threatening, attacking or blackmailing you right now.
kiosk-danger-18 = There is a fire, an accident, or someone is in peril.
kiosk-danger-112 = You don’t know whom to call? Dial 112.
kiosk-danger-114 = You can’t speak, or it is dangerous to? Send a text message.
kiosk-danger-home = Is someone hurting you at home? Call 119, day or night. The call does not show on the bill.
kiosk-danger-where = Say where you are and what is happening. Hang up only when told to.
kiosk-danger-stay = Stay with the person, or fetch an adult. Don’t put yourself in danger.
kiosk-back = Back
kiosk-size = Text size
kiosk-size-to = A, text at { $percent }%
kiosk-more-time = More time
kiosk-restart = Wipe and return to the start
kiosk-still = Still there?
kiosk-still-text = Without an answer, everything is wiped and the screen returns to the start.
kiosk-stay = I am here
kiosk-leave = For adults: leave the kiosk
kiosk-leave-typed = Digits typed: { $count }
kiosk-leave-erase = Erase
kiosk-leave-enter = Confirm
kiosk-leave-cancel = Cancel
kiosk-leave-wrong = This code is not accepted. Wait { $seconds } s before you try another.
kiosk-leave-none = No code has been set: the kiosk is left through the computer’s own system.
kiosk-leave-unreadable = The code cannot be read (line { $line } of the policy): the kiosk is left from the computer’s own system.
kiosk-leave-failed = The code could not be checked.
