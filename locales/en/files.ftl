file-too-big = 📎 The file “{ $file }” is over 20 MB, I cannot download it. Your answer is recorded: { $name } ({ $place }), the file stays in Telegram.

    If you can, send a smaller scan or a link as a reply to this message.
file-gone = 📎 The file “{ $file }” could not be fetched: Telegram no longer has it. Your answer is recorded: { $name } ({ $place }).

    Please send the file again as a reply to this message.
file-program = 📎 “{ $file }” looks like a program, not a document: nobody will open it. Your answer is recorded: { $name } ({ $place }).

    If you meant to attach a document, send a PDF, a Word file or a photo as a reply to this message.
same-file = 📎 Another school has sent the very same file: “{ $file }”.
    { $name } ({ $place })

    { $kind ->
        [order] Is this your order?
       *[other] Is this your document?
    }
same-file-ours = 📎 Thank you, noted: “{ $file }” is yours. { $name } ({ $place })
same-file-replaced = 📎 The file “{ $file }” is put aside. { $name } ({ $place })

    Send your own as the next message.

button-file-ours = It is ours
button-file-replace = Replace
words-file-ours = yes, ours, it is ours, our file, our order, our document
words-file-replace = no, not ours, replace, mistake, by mistake
