"""How claims are judged: pure functions from claims and figures to verdicts and the sentences that explain them."""
