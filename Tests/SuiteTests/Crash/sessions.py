"""Who is signed in: passwords, tokens, and when to sign in again."""

import threading
import time

from courier import Order


class Sessions:
    """Tokens by account; a token is renewed long before it runs out, since clocks are made to jump."""

    FRESH = 120.0

    def __init__(self, people):
        self._people = people
        self._passwords = {}
        self._tokens = {}
        self._pending = set()
        # A token that is older is replaced, and one that a service did not take, whatever its age.
        self._oldest = self.FRESH
        self._lock = threading.Lock()

    def know(self, account, password):
        self._passwords[account] = password

    def token(self, account):
        """The newest token; before the first sign-in a word that no service believes."""
        with self._lock:
            return self._tokens.get(account, ("none", 0.0))[0]

    def has(self, account):
        return account in self._tokens

    def renew(self, account):
        """Forgets how fresh the token is, so that it is soon replaced."""
        with self._lock:
            if account in self._tokens and self._tokens[account][1] < time.monotonic() - 2:
                self._tokens[account] = (self._tokens[account][0], 0.0)

    def rest(self):
        """Lets tokens grow old: what is left to be answered needs no new ones, unless one is refused."""
        self._oldest = float("inf")

    def due(self):
        """Sign-ins to send now."""
        now = time.monotonic()
        orders = []
        with self._lock:
            for account in self._passwords:
                asked = self._tokens.get(account, ("", 0.0))[1]
                if account in self._pending or asked and now - asked < self._oldest:
                    continue
                self._pending.add(account)
                orders.append(self._sign_in(account))
        return orders

    def _sign_in(self, account):
        asked = time.monotonic()

        def answered(result, problem):
            with self._lock:
                self._pending.discard(account)
                if problem is None:
                    self._tokens[account] = (result["token"], asked)

        return Order(
            self._people.identity(), "identity.sign-in", {"account": account, "password": self._passwords[account]},
            answered=answered, secret=("password",))
