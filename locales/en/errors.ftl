apology = Something went wrong on my side. Your message is kept, the administrator will see it. Please try again a little later.
answer-unsure = The connection to Telegram broke, and I do not know whether the answer came. If it is not here, please ask again.
