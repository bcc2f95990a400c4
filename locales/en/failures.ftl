failure-apology = Sorry, something went wrong with this message. It is kept and will be looked into; please try again a little later.
