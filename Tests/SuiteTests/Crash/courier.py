"""Two kinds of senders of commands over AMQP, exactly by the contract.

The patient one sends a command again, under the same message id, until it is answered for good. The trusting one
believes the broker: it waits for the confirm and never sends again. Both write everything down before they do it.
"""

import collections
import hashlib
import json
import threading
import time

import pika

COMMANDS = "khuevan.commands"
SOFT = {"unavailable", "unauthenticated"}
RESEND_AFTER = 1.5
TROUBLE = (pika.exceptions.AMQPError, OSError)


class Order:
    """One command and who sends it; `answered(result, problem)` is told once."""

    def __init__(self, identity, name, body, account=None, answered=None, secret=()):
        self.id, self.name, self.body, self.account = identity, name, body, account
        self.answered = answered
        self.shown = {key: value for key, value in body.items() if key not in secret}
        self.times = 0
        # When it goes again, unless it is answered first.
        self.due = 0.0


class Courier(threading.Thread):
    """A thread with one connection, opened again whenever it is lost."""

    def __init__(self, name, address, ledger, sessions):
        super().__init__(name=name, daemon=True)
        self._parameters = pika.URLParameters(address)
        self._parameters.heartbeat = 6
        self._parameters.socket_timeout = self._parameters.stack_timeout = 8
        self._parameters.blocked_connection_timeout = 8
        self.ledger = ledger
        self.sessions = sessions
        self.stop = threading.Event()
        self.cuts = 0
        self.failure = None
        self._said = set()
        self._wishes = collections.deque()

    def allow(self, count, kind=None):
        """Lets it draw so many more commands from its plan, of a kind if one is named."""
        self._wishes.extend([kind] * count)

    def run(self):
        try:
            while not self.stop.is_set():
                try:
                    connection = pika.BlockingConnection(self._parameters)
                    try:
                        self.work(connection, connection.channel())
                    finally:
                        if connection.is_open:
                            connection.close()
                except TROUBLE:
                    self.cuts += 1
                    self.stop.wait(0.1)
        except Exception as error:  # A mistake of ours shall end the run, not pass in silence.
            self.failure = error
            raise

    def work(self, connection, channel):
        raise NotImplementedError

    def publish(self, channel, order, reply_to, by):
        """Writes down, publishes, and waits for the confirm; says whether the broker has it."""
        first = order.id not in self._said
        self._said.add(order.id)
        order.times += 1
        self.ledger.write(
            "sent", id=order.id, by=by, account=order.account, name=order.name,
            **({"body": order.shown} if first else {"again": order.times}))
        headers = {}
        if order.account:
            headers["authorization"] = f"Bearer {self.sessions.token(order.account)}"
        properties = pika.BasicProperties(
            type=order.name, message_id=order.id, correlation_id=order.id, reply_to=reply_to,
            content_type="application/json", user_id=self._parameters.credentials.username, headers=headers,
            delivery_mode=2, timestamp=int(time.time()))
        order.due = time.monotonic() + RESEND_AFTER
        try:
            channel.basic_publish(
                COMMANDS, order.name, json.dumps(order.body, ensure_ascii=False).encode(), properties, mandatory=True)
        except pika.exceptions.UnroutableError:
            self.ledger.write("returned", id=order.id)
            return False
        except pika.exceptions.NackError:
            self.ledger.write("failed", id=order.id, why="refused by the broker")
            return False
        except TROUBLE as error:
            self.ledger.write("failed", id=order.id, why=type(error).__name__)
            raise
        self.ledger.write("confirmed", id=order.id)
        return True

    def note(self, properties, body):
        """Writes an answer down; gives its id, result and problem."""
        said = json.loads(body)
        problem = said if properties.type.endswith(".refused") else None
        fields = {"id": properties.correlation_id, "type": properties.type, "digest": hashlib.sha256(body).hexdigest()}
        if problem is None:
            result = dict(said["result"]) if isinstance(said["result"], dict) else said["result"]
            if properties.type == "identity.sign-in.done":
                result = {"account": result["account"]}
            elif isinstance(result, dict) and "password" in result:
                del result["password"]
            fields |= {"result": result, "position": said["position"]}
        else:
            fields |= {"code": problem["type"].split(":")[-1], "detail": problem.get("detail")}
        self.ledger.write("answer", **fields)
        return properties.correlation_id, said.get("result"), problem


class Patient(Courier):
    """Sends again until there is an answer that stands."""

    WINDOW = 48

    def __init__(self, address, ledger, sessions, plan):
        super().__init__("patient", address, ledger, sessions)
        self._plan = plan
        self._waiting = collections.deque()
        self._air = {}

    def add(self, order):
        self._waiting.append(order)

    @property
    def open_orders(self):
        return len(self._waiting) + len(self._air) + len(self._wishes)

    def in_the_air(self):
        return [f"{order.name} {order.id} sent {order.times}×" for order in list(self._air.values())[:5]]

    def work(self, connection, channel):
        channel.confirm_delivery()
        channel.basic_consume("amq.rabbitmq.reply-to", self._answered, auto_ack=True)
        for order in self._air.values():
            order.due = 0.0
        while not self.stop.is_set():
            for order in self.sessions.due():
                self.add(order)
            now = time.monotonic()
            for order in list(self._air.values()):
                if now >= order.due:
                    self.publish(channel, order, "amq.rabbitmq.reply-to", "patient")
            while len(self._air) < self.WINDOW and (order := self._next()):
                self._air[order.id] = order
                self.publish(channel, order, "amq.rabbitmq.reply-to", "patient")
                if order.times == 1 and self._plan and self._plan.sends_twice():
                    self.publish(channel, order, "amq.rabbitmq.reply-to", "patient")
            connection.process_data_events(time_limit=0.02 if self._air else 0.05)

    def _next(self):
        if self._waiting:
            return self._waiting.popleft()
        return self._plan.draw(self._wishes.popleft()) if self._wishes else None

    def _answered(self, _channel, _method, properties, body):
        identity, result, problem = self.note(properties, body)
        order = self._air.get(identity)
        if order is None:
            return
        code = problem["type"].split(":")[-1] if problem else None
        if code in SOFT:
            if code == "unauthenticated" and order.account:
                self.sessions.renew(order.account)
            order.due = time.monotonic() + 0.5
            return
        del self._air[identity]
        if order.answered:
            order.answered(result, problem)


class Trusting(Courier):
    """Sends once, believes the confirm, and listens at a durable queue for answers.

    Its commands cannot be refused. One that is turned away all the same stays so, for the checker to find; its account
    is signed in again, so that what comes after is still a load.
    """

    QUEUE = "khuevan.tap.crash-answers"

    def __init__(self, address, ledger, sessions, plan):
        super().__init__("trusting", address, ledger, sessions)
        self._plan = plan
        self._accounts = {}

    @property
    def open_orders(self):
        return len(self._wishes)

    def work(self, connection, channel):
        channel.queue_declare(self.QUEUE, durable=True, arguments={"x-queue-type": "quorum"})
        channel.confirm_delivery()
        channel.basic_consume(self.QUEUE, self._answered)
        while not self.stop.is_set():
            if self._wishes:
                order = self._plan.draw(self._wishes.popleft())
                self._accounts[order.id] = order.account
                self.publish(channel, order, self.QUEUE, "trusting")
            connection.process_data_events(time_limit=0 if self._wishes else 0.05)

    def _answered(self, channel, method, properties, body):
        identity, _, problem = self.note(properties, body)
        account = self._accounts.pop(identity, None)
        if account and problem and problem["type"].endswith(":unauthenticated"):
            self.sessions.renew(account)
        channel.basic_ack(method.delivery_tag)
