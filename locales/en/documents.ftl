document-missing = The file is not there or cannot be opened. Please send it again.
document-empty = The file is empty. Please send it again.
document-too-big = The file is over { $limit } MB. Send the order without scans or pictures.
document-kind = I cannot read this kind of file. Send the order in Word (.docx), Excel (.xlsx), PDF or plain text (.txt).
document-mislabelled = The file’s name says one thing and it holds another. Open the order, save it as .docx and send it again.
document-old-word = This is the old Word format (.doc). Save the file as .docx and send it again.
document-old-excel = I cannot read this kind of Excel file. Save it as .xlsx and send it again.
document-rich-text = This is an .rtf file. Open it in Word, save it as .docx and send it again.
document-open-document = This is a LibreOffice file (.odt or .ods). Save it as .docx or .xlsx and send it again.
document-picture = This is a picture; I see no text in it. Send the order itself: Word, Excel or PDF with text.
document-scanned = This PDF has no text, only pictures of pages. Send the order in Word, or a PDF saved from Word.
document-scanned-pages =
    { $count ->
        [one] Page { $pages } of this PDF is a picture without text. Send the order in Word, or a PDF saved from Word.
       *[other] { $count } pages of this PDF are pictures without text: { $pages }. Send the order in Word, or a PDF saved from Word.
    }
document-archive = This is an archive. Unpack it and send the order itself.
document-web-page = This is a web page. Open it in Word, save it as .docx and send it again.
document-encrypted = The file is protected by a password. Remove it and send the file again.
document-macros = The file has macros, so I will not open it. Save it as .docx or .xlsx without macros and send it again.
document-bomb = The file unpacks to too much; I will not open it. Save the order anew as .docx and send it again.
document-damaged = The file is damaged or incomplete. Please send it again.
document-too-heavy = The file is too heavy to read. Send only the order and its appendices.
document-not-order = I found no number and date of an order in the file. Send the whole order with its first page.

problem-year-impossible = The plan’s title has an impossible year: “{ $printed }”.
problem-year-unsaid = The plan does not name its year.
proposal-year = Read it as { $year }.
problem-number-missing = A row without a number (table { $table }, row { $row }).
problem-number-repeated = Number { $number } has been used already.
proposal-key = Call it { $key }.
problem-term-empty = No term is given.
problem-term-unclear = The term is not clear: “{ $term }”.
problem-term-ambiguous = The term has two readings: “{ $term }”.
proposal-term-ask = Please type the term.
proposal-term-choose = Choose what was meant.
proposal-term-like = { $code } has the same item { $number }: “{ $term }”, { $responsible }.
problem-term-responsible = The term’s cell names the responsible instead: “{ $term }”.
proposal-term-usual = As its neighbours have it: “{ $term }”.
problem-responsible-empty = Nobody is named as responsible.
problem-level-responsible = The level is “{ $level }” but “{ $responsible }” is responsible.
proposal-asked = Ask: { $who }.
proposal-asked-schools = Ask every school.
problem-body-unknown = I do not know who “{ $body }” is.
proposal-body = Please type the full name.
problem-school-repeated = { $school } is listed twice.
