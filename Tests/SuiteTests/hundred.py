"""Sends one command 100 times under one message_id, as a foreign client would, and prints the distinct answers.

usage: hundred.py URL NAME BODY TOKEN
"""

import json
import sys
import uuid

import pika

url, name, body, token = sys.argv[1:]
parameters = pika.URLParameters(url)
connection = pika.BlockingConnection(parameters)
channel = connection.channel()
answers = []


def received(channel, method, properties, reply):
    answers.append((properties.type, reply))
    if len(answers) == 100:
        channel.stop_consuming()


channel.basic_consume("amq.rabbitmq.reply-to", received, auto_ack=True)
properties = pika.BasicProperties(
    type=name,
    message_id=str(uuid.uuid4()),
    correlation_id="hundred",
    reply_to="amq.rabbitmq.reply-to",
    content_type="application/json",
    user_id=parameters.credentials.username,
    headers={"authorization": "Bearer " + token},
    delivery_mode=2,
)
for _ in range(100):
    channel.basic_publish("khuevan.commands", name, body.encode(), properties, mandatory=True)
connection.call_later(60, channel.stop_consuming)
channel.start_consuming()
connection.close()
print(json.dumps({"answers": len(answers), "distinct": len(set(answers)), "types": sorted({kind for kind, _ in answers})}))
