book-title = Vekhi. { $orders }{ $about }, as of { $when }
book-orders = { $count ->
    [0] No orders
    [one] Order { $orders }
   *[other] Orders { $orders }
}
book-file = Vekhi
book-caption = The Excel book as of { $when }: answers { $answers }, evidence { $evidence }.
book-cli = { $file }: answers { $answers }, evidence { $evidence }, changes { $changes }.

book-figures = Summary
book-matrix = Schools and items
book-answers = Answers
book-indicators = Indicators
book-evidence = Evidence
book-changes = Changes

book-line = What the row is about
book-line-total = Total
book-line-roadmap = Roadmap
book-line-cluster = Cluster
book-line-school = School
book-line-organization = Organization
book-name = Name
book-detail = Details
book-asked = Begun
book-pending = No answer
book-in-progress = In progress
book-difficulty = Difficulties
book-done = Done
book-not-applicable = Not applicable
book-due = Due
book-due-done = Done of these
book-overdue = Of these not closed in time
book-late = Closed after the day
book-silent = Due, no answer
book-not-asked = Nobody to ask
book-returned = Returned
book-review = Waiting for review
book-accepted = Accepted
book-without-evidence = Without number and date of a document
book-extended = Moved to a later day

book-school = Who answers
book-cluster = Cluster
book-code = Plan
book-number = Item
book-item = What the item is about
book-until = Due
book-status = Answer
book-going-on = going on
book-document-number = Document number
book-document-date = Document date
book-done-count = How many
book-total-count = Out of
book-comment = The school’s words
book-reason = What is in the way
book-files = Files
book-verdict = Review
book-verdict-accepted = accepted
book-verdict-waiting = waiting for review
book-bare = Without number and date
book-was-late = After the day
book-yes = yes
book-role = Who answered
book-at = Answered at

book-link = Link
book-file-name = File
book-file-kind = Kind of file
book-file-size = Size, KB
book-file-state = Where the file is
file-state-announced = being fetched
file-state-stored = in the archive
file-state-too-big = over 20 MB, stayed in Telegram
file-state-gone = the file is gone
file-state-lost = not on the disk
file-risk = careful, there is a program inside: { $state }
file-kind-document = document
file-kind-photo = photo
file-kind-voice = voice
file-kind-video = video
file-kind-audio = sound
file-kind-other = other

book-target = Target as printed
book-wanted = Schools needed
book-part = How many
book-whole = Out of
book-source = Where from
book-measured-on = As of
book-source-statuses = accepted answers of schools
book-source-attendance = attendance at meetings
book-source-numbers = numbers in answers
book-source-practices = practices of schools
book-source-stated = stated by the centre

book-change-at = When
book-change-author = Who
book-change-what = What
book-change-order = Order
book-change-place = Organization
book-change-before = Before
book-change-after = After
book-change-reason = Why
change-cluster = cluster of a school
change-review-auto = acceptance without review
change-school-added = school added
change-name = name
change-member-removed = person removed
change-member-restored = person restored
change-invited = invitation
change-invite-revoked = invitation revoked
change-mentor = mentor of a school
change-copy-dropped = copy of a plan dropped
change-assigned = assigned
change-away = absent until
change-called = call to the school
change-extension-undone = decision on a due date taken back
change-held-back = the controller is not told of the school
change-indicator = value of an indicator
change-item-asked = who is asked
change-item-description = description of an item
change-item-evidence = what proves it
change-item-kind = how it is asked
change-item-level = level of an item
change-item-measure = measure of an item
change-item-number = number of an item
change-item-responsible = who is responsible
change-item-result = expected result
change-item-short-name = short name of an item
change-item-term = term, as printed
change-member-joined = person joined
change-member-left = person left
change-order-amended = order amended
change-order-loaded = order loaded
change-own-plan = the school loaded its own plan
change-size = items: { $items_added } new, { $items_changed } changed, { $items_withdrawn } withdrawn; windows: { $windows_changed } moved; questions: { $assignments_added } new, { $assignments_withdrawn } withdrawn

archive-register-file = 00_Register
archive-file = Evidence
archive-caption = The archive of evidence: { $files ->
    [one] { $files } file
   *[other] { $files } files
} and a register.{ $missing ->
    [0] {""}
   *[other] {" "}Not in the archive: { $missing }, the register says why.
}
archive-cli = { $file }: files { $files }, not in the archive { $missing }.
book-too-large = There are too many lines here for one file. Narrow it to a plan, a school or an item: /summary ДК1.
archive-too-big = The files take { $size } MB, Telegram passes on up to 50. On the server “{ $command }” makes the archive. Or narrow it: /summary ДК1 1.6, archive.
archive-empty = There are no files here yet.
archive-coordinator-only = Only the centre makes the archive of evidence.
export-unknown-roadmap = There is no plan “{ $text }”. There are: { $known }.
export-unknown-item = There is no item “{ $text }” in the plan { $code }.
paper-unwritten = The file cannot be written: something is wrong with the server’s disk ({ $problem }). Please try again later.

button-excel = Excel
button-archive = Archive
words-summary-excel = excel, table, xlsx
words-summary-archive = archive, zip
