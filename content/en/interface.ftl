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
danger-silent-text = 114 is reached by text message. It does not take voice calls.
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
lines-group-report = Report, file a complaint
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
about-independent = An independent app, with no link to the French State, e-Enfance/3018, 3114 or the platforms.
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
about-licence-icons = Lucide icons
about-technical = Technical details
about-sources = Sources
about-sources-text = Addresses to type into your browser: Repères does not open them.
about-source-published = published: { $date }
about-source-seen = seen on { $date }

## Number sheet

sheet-close = Close
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
