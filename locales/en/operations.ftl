cli-backup = The backup is ready: { $file }, the database and { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $size } MB. Settings and the token (.env) are not in it.
cli-backup-changed = Note: files that have changed on the disk: { $count }, the first is { $first }. They are kept as they are.
cli-restore = Restored as of { $when }: the database and { $files ->
    [one] { $files } file
   *[other] { $files } files
}. Check .env and run the bot.

backup-nothing = There is nothing to back up: no database { $place } yet.
backup-schema = The database has version { $schema }, the program { $own }. Run the bot once, it updates the database, and try again.
backup-database-damaged = The database is damaged: { $problem }.
backup-unreadable = { $file } is not a backup of Vekhi, or it has not arrived whole.
backup-newer = This backup was made by a newer program. Update the program and try again.
backup-incomplete = The backup does not hold what its list says. Take another one.
backup-damaged = The backup is damaged: { $name } differs from its list. Take another one.
restore-not-empty = { $kind ->
    [server] The server’s database holds data already. Name an empty one in DATABASE_URL
   *[file] { $place } is taken already. Rename it or move it away
} and try again: nothing is ever overwritten.
restore-no-room = There is no room: { $size } MB more are needed at { $place }.
