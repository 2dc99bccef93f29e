# The words that the program puts together itself: states, times, durations, command line, native messages.
# Those of the window are in interface.ftl.

## States

state-open = Open
state-closing-soon = Closes soon
state-closed = Closed
state-unknown = Hours to be checked
state-clock = Check the clock
clock-wrong = The clock of this computer seems to be wrong: hours are shown, without saying what is open. Call all the same.

detail-always = day and night, every day
detail-closes-in = closes in { $duration }
detail-closes-at = closes { $when }
detail-open-at-least = then, { $when }, hours not stated
detail-opens-today = opens { $when }, in { $duration }
detail-opens-at = opens { $when }
detail-no-opening = no opening announced in the next two weeks
detail-not-published = hours not published
detail-not-verified = published hours, not confirmed
detail-holiday = public holiday: hours not stated
detail-holiday-tomorrow = tomorrow is a public holiday: hours not stated
detail-holiday-on = { $date } is a public holiday: hours not stated
detail-malformed = hours unreadable

## Durations and times

duration-moment = less than a minute
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
time-round = { $hours }:00
time-exact = { $hours }:{ $minutes }
when-today = at { $time }
when-this-day = today at { $time }
when-tomorrow = tomorrow at { $time }
when-weekday = on { $weekday } at { $time }
when-date = on { $date } at { $time }
when-dated = on { $weekday } { $date } at { $time }
when-elsewhere = { $when } in Paris ({ $here } where you are)
when-in-paris = { $when } in Paris
paris-time = It is { $time } in Paris.
local-time = Where you are, it is { $time }.
local-time-other-day = Where you are, it is { $time } ({ $weekday }).
date = { $day } { $month } { $year }
date-month = { $month } { $year }
first-of-month = 1

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Hours of a channel

hours-always = Day and night, every day
hours-unstated = Hours not published
hours-every-day = Every day, { $windows }
hours-days = { $days }: { $windows }
hours-window = { $from }–{ $to }
hours-closed = closed
hours-unknown = not stated
hours-in-paris = { $hours } (Paris time)
hours-in-paris-assumed = { $hours } (presumably Paris time)
hours-in-zone = { $hours } ({ $zone } time)
day-holiday = public holiday
day-exception = special hours
list-pair = { $first } and { $last }

## Records

kind-phone = Phone
kind-sms = Text message
kind-chat = Chat
kind-site = Website
kind-form = Form
kind-app = App
cost-free = Free
cost-paid = Charged
cost-unstated = Cost not stated
privacy-anonymous-confidential = Anonymous and confidential
privacy-confidential = Confidential
privacy-anonymous = Anonymous
privacy-unstated = Confidentiality not stated
reach-everywhere = Also reachable from overseas France
reach-other-number = Another number from overseas France
reach-unstated = From overseas France: not stated
provenance = according to { $publisher }, seen on { $date }
provenance-dated = according to { $publisher } (page dated { $published }), seen on { $date }
publisher-copy = { $publisher } (copy)
verified = verified on { $date }
not-verified = not yet verified with the service

## Entries: headings of the sections

part-use = When to send it
part-gesture = The first thing to do
part-looks-like = What it looks like
part-why-it-hurts = Why it hurts
part-what-helps = What helps
part-steps = What to do, in order
part-course = How it runs
part-avoid = What is better avoided
part-openers = To open the conversation
part-listen = To receive the answer
part-report = Report
part-soften = Protect yourself: mute, block, restrict
part-notes = Good to know
part-for-adult = For the adult
part-penalty = Penalty
part-caution = Keep in mind
part-definition = What was counted
part-aim = Aim
part-material = Material
part-texts = To read out
part-debrief = To close
part-care = Watch out for
part-questions = Questions
part-ending = Who to talk to
step-tonight = Tonight
step-today = Today
step-school-today = Today, at school
step-tomorrow = Tomorrow
step-later = Later
step-family = { $count ->
    [one] For the family: 1 step
   *[other] For the family: { $count } steps
}
step-family-rest = { $count ->
    [one] For the family, next: 1 step
   *[other] For the family, next: { $count } steps
}
step-school = { $count ->
    [one] For the school: 1 step
   *[other] For the school: { $count } steps
}
step-school-rest = { $count ->
    [one] For the school, next: 1 step
   *[other] For the school, next: { $count } steps
}
entry-revised = Page revised on { $date }.
entry-not-reviewed = No professional has reviewed this page yet.
entry-reviewed = Reviewed by { $names }.

## What was noted

summary-title = What I noted, { $date }
summary-not-proof = A sign is not proof. Several signs that last deserve a conversation.
summary-not-proof-now = A sign is not proof. But this one is enough to call, without waiting to be sure.
summary-now-stay = Stay with the child, or have an adult stay.
summary-now-call = Call now: better to call for nothing than too late.
summary-now-then = Then tell the school, if it is concerned.
summary-week-talk = Talk with the child, without reproach and without taking the phone away.
summary-week-keep = Write down the facts: date, place or app, what was said or done.
summary-week-school = This week, ask the school for a meeting.
summary-week-call = Call 3018 for advice, without giving your name if you prefer.
summary-observe-talk = Open the conversation at a calm moment, with an open question.
summary-observe-watch = See whether it lasts, or whether other signs appear.
summary-observe-call = If in doubt, 3018 also answers parents and professionals.
plain-call-first = Call first: { $whom }.
plain-ending = Someone to turn to: { $whom }.

## Search: kinds of results

found-line = Helplines
found-screen = In the app
found-sign = Signs
found-form = Forms
found-situation = Situations
found-talk = Talking
found-platform = Networks and apps
found-guide = Practical pages
found-letter = Letters
found-law = Law
found-figure = Figures
found-activity = Class activities
found-card = Discussion cards
found-track = For pupils

## Command line

cli-help =
    Repères: notice, act, call.

    Usage:
      reperes [--route ADDRESS] [--hidden] [--lang fr|en]
          Opens the window, at the start or at an address: /agir, /lignes/3018.
      reperes --kiosk [--lang fr|en]
          Fills the screen of an unattended place, as the computer’s policy says.
      reperes status [ID…] [--json] [--at INSTANT] [--lang fr|en]
          Prints the state of the helplines, all of them or those named.
      reperes search WORDS… [--json] [--explain] [--lang fr|en]
          Searches the entries and the lines.
      reperes show ID [--json] [--lang fr|en]
          Prints an entry or a line.
      reperes diagnose [--lang fr|en]
          Describes this computer to whoever helps you, without anything personal.
      reperes policy [--lang fr|en]
          Prints what holds on this computer, who said it, and every mistake in the policy.
      reperes kiosk-code [--lang fr|en]
          Asks for a code and puts it into the policy of the kiosk, or gives the line to put there.
      reperes kiosk-check [--lang fr|en]
          Tells what this computer leaves open to those who want out of the kiosk; 1 if it is not suitable.
      reperes help [COMMAND]
          Prints this help, or that of a command.

    Options:
      --json          output for a program to read, times in UTC
      --explain       why each result is there; nothing of it is kept
      --at INSTANT    state at this instant, as RFC 3339: 2026-11-23T22:30:00+01:00
      --hidden        without a window, in the notification area
      --lang fr|en    language
      --help, -h      this help
      --version, -V   the version

    Exit codes: 0 success, 1 failure, 2 wrong arguments.
cli-column-line = LINE
cli-column-channel = CONTACT
cli-column-state = STATE
cli-channel = { $label }: { $value }
cli-to-confirm = (to be confirmed)
cli-assumption = { $date }. { $time }
cli-at-malformed = --at: "{ $value }" is not an RFC 3339 instant; write for example 2026-11-23T22:30:00+01:00
cli-lang-unknown = --lang: "{ $value }" is not known; write fr or en
cli-id-unknown = "{ $value }" is not a known line; known lines: { $known }
cli-option-unknown = { $option }: unknown option; "reperes --help" lists them
cli-value-missing = { $option }: a value is missing
cli-value-unexpected = { $option }: this option takes no value
cli-argument-unknown = "{ $value }": unknown argument; "reperes --help" lists them
cli-argument-unreadable = an argument is not readable text (UTF-8)
cli-search-what = search: what are you looking for? Write for instance: reperes search stolen photo
cli-search-nothing = Nothing matches. If in doubt, 3018 advises. If somebody talks of dying, call 3114.
cli-explain = score { $score } · relevance { $relevance } · words { $words }, with { $met } of what is typed · phrases { $phrases } · who asks: { $asker }, × { $factor }
cli-explain-read = read as: { $words }
cli-explain-parent = a parent
cli-explain-staff = the school
cli-explain-pupil = a pupil
cli-explain-anybody = not known
cli-search-topics = The nearest topics:
search-always = Danger now: 15, 17 or 112; if you cannot speak, text 114. Thoughts of dying: 3114.
cli-show-what = show: which entry? “reperes search” gives its id
cli-show-unknown = “{ $value }” is neither an entry nor a line; “reperes search” gives the ids
cli-route-unknown = --route: “{ $value }” leads nowhere; write for instance /agir or /lignes/3018
cli-output-failed = the result could not be written: { $error }
cli-no-display = no display to open the window on; "reperes status" prints the state of the lines in the terminal. 3018: { $state-3018 }. 3114: { $state-3114 }.

## Message of last resort, when the window cannot be shown

native-title = Repères
native-numbers = 3018 and 3114
native-body =
    The window cannot be shown. Here are the numbers.

    3018: young people facing bullying and online abuse. { $hours-3018 }.
    3114: suicide prevention. { $hours-3114 }.

    Immediate danger: 15, 17, 18 or 112. By text message: 114.
native-close = Close

## Settings

settings-set-aside = The settings file makes no sense: the earlier or usual settings apply. It will be kept aside at the next change.
settings-unread = Your settings cannot be read at the moment: the usual ones apply. The file is left as it is.
settings-newer = A newer version wrote the settings: your choices hold until the app is closed.
settings-managed = Your school manages this setting: your choice was not taken over.
settings-not-stored = This choice applies, but could not be stored: it holds until the app is closed. The disk may be full or protected.
erase-autostart-left = Your settings are erased, but the app still starts with the session. Try again, or delete { $place }.

# The icon in the tray. Neutral: a child may be looking.
tray-tooltip = Repères
tray-tooltip-open = Repères: line open
tray-tooltip-closed = Repères: line closed
tray-state = { $line }: { $state }, { $detail }
tray-call = Call { $number }
tray-open = Open Repères
tray-notices = Notifications
tray-quit = Quit

# The notifications. Neutral, for the same reason.
notice-opened = The line is open
notice-opened-until = Until { $time }, Paris time.
notice-closes = The line closes soon
notice-closes-at = At { $time }, Paris time.
notice-call = Call
notice-see = See
notice-missed = The reminder you asked for could not be shown in time: { $line }, opening { $when }.
## The computer’s policy

policy-note = { $file }:{ $line }: { $field }: { $remedy }
policy-note-file = { $file }: { $remedy }
policy-note-field = { $file }: { $field }: { $remedy }
policy-place = Policy of this computer: { $place } ({ $about })
policy-found = present
policy-missing = absent: everybody chooses
policy-asks = asks
policy-mistakes = Mistakes: { $count }
policy-more = More mistakes in the policy: { $count }; “reperes policy” gives them all
policy-origin-mandatory = mandatory policy
policy-origin-recommended = recommended policy
policy-origin-chosen = setting
policy-origin-default = default
policy-syntax = this line is no TOML and does not count, the rest does; check its quotation marks, brackets and equals sign
policy-unknown = unknown field; the fields known here are: { $known }
policy-whole = value refused; write a whole number from { $least } to { $most }, without quotes
policy-before = value refused; write a number smaller than { $field }
policy-text = value refused; write a text on one line, between quotes, of { $limit } characters at most
policy-one-of = value refused; write one of these: { $among }
policy-switch = value refused; write true or false, without quotes
policy-always-seen = the start, the helplines and the page for danger cannot be hidden; take this address out
policy-address = value refused; write an address that starts with https://
policy-list = value refused; write a list: { $name } = ["/classe"]
policy-route = value refused; write "/" or "/classe/track-me"
policy-hash = value refused; write the line that “reperes kiosk-code” gives
policy-section = value refused; start the section with [{ $name }]
policy-records = value refused; start each contact with [[{ $name }]], { $most } at most
policy-not-a-file = ignored: it is not a regular file; put the file itself in its place
policy-not-theirs = ignored: others than the administrator can change it; give the file and its folder to root (Windows: to the administrators), with no right to write for others
policy-too-large = it is larger than 64 KiB: the rest is ignored; make it shorter
policy-unreadable = ignored: the disk does not give it at the moment; check that disk, or copy the file to another one
policy-no-answer = ignored: the disk or the share that it is on does not answer; copy the file to the disk of this computer
policy-registry-key = ignored: Windows does not give this key of the registry; give all accounts the right to read it
policy-a-link = ignored: it is a link that leads nowhere, or through a folder that others than the administrator can change; put the file itself in its place
policy-no-right = ignored: this account may not read it; set mode 644 for the file and 755 for its folder
policy-no-folder = ignored: what should be its folder is none; make it a folder
policy-not-text = some characters are not UTF-8; save it as UTF-8

## The kiosk

kiosk-driven = the kiosk does not start: TAURI_WEBVIEW_AUTOMATION would open the page to another program; take the variable away
kiosk-not-closed = the kiosk does not start: a protection could not be put in place ({ $step })

kiosk-code-ask = Code of 4 to 12 digits, it is not shown:
kiosk-code-again = The same code once more:
kiosk-code-differs = the two codes differ; start again
kiosk-code-form = the code must have 4 to 12 digits, and nothing else
kiosk-code-unread = the code could not be read: { $error }
kiosk-code-written = Written to { $file }. The kiosk will know it when it next starts.
kiosk-code-no-right = this account cannot change { $file }; have this line put into the section [kiosk]
kiosk-code-unplaced = { $file } is not changed: its section [kiosk] is written in a way that takes no further line; put this one there by hand
kiosk-code-unwritten = { $file } is not changed: { $error }

# reperes kiosk-check. The table: what was found, then advice.
check-suitable = This computer is suitable for a kiosk. To be looked at: { $count }.
check-unsuitable = This computer is not suitable for a kiosk. Open points: { $count }.
check-app = What Repères holds
check-app-addresses = No other address, no link, no second window, no download.
check-app-window = The whole screen, without a frame; closing the window is refused.
check-app-engine = No menu, no printing, no choice of files, no zoom, no inspector, no camera, no microphone, no position.
check-app-programs = No program started, no call, no message.
check-app-disk = Nothing written to disk.
check-app-idle = Back to the start, without a trace, when nobody touches the screen any more.
check-machine = What the computer has to hold
check-hands = To be looked at on the spot: USB ports, the power button, start-up (BIOS), gestures from the edges of the screen.
check-held = held
check-look = to check
check-open = OPEN
check-unknown = not found out
check-cage-advice = follow the cage recipe of docs/kiosk.md
check-session = Session
check-session-none = no screen in this session
check-session-none-advice = run the check in the kiosk’s session, see docs/kiosk.md
check-session-x11 = X11: the keys of the desktop and of the consoles stay live
check-session-wayland = Wayland
check-screen = Screen
check-screen-x11 = a desktop may be behind it
check-screen-nested = { $value } is itself a window of another session
check-screen-nested-advice = start { $value } from a console, without a desktop
check-screen-alone = { $value }: one application alone
check-screen-perhaps = { $value }
check-screen-perhaps-advice = { $value } will do only with its kiosk shell and without shortcuts; try the keys
check-screen-desktop = { $value }: other programs are within reach of the keyboard
check-consoles = Consoles
check-consoles-open = Ctrl+Alt+F2 leads to another console
check-consoles-cage-advice = start cage without -s
check-consoles-advice = Ctrl+Alt+F2 must do nothing; Ubuntu Frame: vt-switching=false
check-consoles-closed = Ctrl+Alt+F2 has no effect
check-magic = SysRq key
check-magic-off = off
check-magic-on = live (kernel.sysrq = { $value }): it gives back the consoles and reboots
check-magic-advice = write kernel.sysrq = 0 into /etc/sysctl.d/reperes-kiosk.conf
check-bus = Session bus
check-bus-none = none
check-bus-there = there: programs of this computer can be started through it
check-bus-advice = keep it only for a screen reader
check-messages = Messages
check-messages-none = no program shows any
check-messages-shown = other programs can show some
check-messages-advice = switch off the notifications of this account: touching one leads out of the kiosk
check-rights = Account
check-rights-ordinary = without special rights
check-rights-group = it can get the rights of the administrator through one of its groups
check-rights-administrator = administrator
check-rights-advice = give the kiosk an account of its own, without rights and without a password
check-variables = Variables
check-variables-none = none too many
check-variables-set = { $value }: the kiosk starts over without them
check-variables-advice = start it with a clean environment
check-variables-driven = TAURI_WEBVIEW_AUTOMATION is set: the kiosk will not start
check-variables-driven-advice = take this variable away
check-policy = Policy
check-policy-sound = read, with a code
check-policy-no-code = read, without a code: nobody leaves from the screen
check-policy-no-code-advice = “reperes kiosk-code” sets one
check-policy-missing = none: default values, and nobody leaves from the screen
check-policy-missing-advice = docs/kiosk.md has a model
check-policy-mistaken = badly written, or others can change it: { $value }
check-policy-mistaken-advice = each sentence above this table tells the line and what to write
check-desktop = Desktop
check-desktop-none = no taskbar
check-desktop-taskbar = the taskbar is there
check-desktop-taskbar-advice = make Repères the shell of this account (Shell Launcher), see docs/kiosk.md
check-desktop-macos = macOS leaves the Dock and Cmd+Tab within reach
check-desktop-macos-advice = without MDM, do not leave this computer unattended
check-filter = Keyboard Filter
check-filter-on = on
check-filter-on-advice = try Alt+F4, Alt+Tab, Ctrl+Alt+Del, the Windows key and Shift five times
check-filter-off = off: Alt+F4, Alt+Tab, Ctrl+Alt+Del and the Windows key stay live
check-filter-off-advice = Windows Education or Enterprise: switch on Keyboard Filter

diagnose-yes = yes
diagnose-no = no
diagnose-unknown = unknown
diagnose-clock-plausible = plausible
diagnose-clock-before = wrong: before the program was built
diagnose-clock-back = doubtful: it went back
diagnose-clock-ahead = wrong: too far in the future
