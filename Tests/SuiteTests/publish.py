"""Publishes one event as another vendor's system would, and waits for the broker's confirm.

usage: publish.py URL SCHOOL SEQUENCE ENTITY ID FACT DATA     (ENTITY as in pupils.enrolment)
"""

import json
import sys
import uuid

import pika

url, school, sequence, entity, key, fact, data = sys.argv[1:]
parameters = pika.URLParameters(url)
user = parameters.credentials.username
context, _, name = entity.partition(".")
event = {
    "specversion": "1.0",
    "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{user}/{sequence}/{data}")),
    "source": f"/integrators/{user}",
    "type": f"vn.khuevan.{entity}.{fact}.v1",
    "subject": f"{name}/{key}",
    "time": "2026-09-05T07:30:00+07:00",
    "recordedtime": "2026-09-05T07:30:00+07:00",
    "school": school,
    "sequence": sequence,
    "entityversion": 1,
    "actor": f"integrator/{user}",
    "dataclassification": "personal",
    "dataschema": f"urn:khuevan:schema:{entity}:1",
    "data": json.loads(data),
}
connection = pika.BlockingConnection(parameters)
channel = connection.channel()
channel.confirm_delivery()
channel.basic_publish(
    "khuevan.events",
    f"{school}.{entity}.{fact}",
    json.dumps(event, ensure_ascii=False).encode(),
    pika.BasicProperties(
        content_type="application/cloudevents+json", message_id=event["id"], type=event["type"], user_id=user,
        delivery_mode=2),
    mandatory=True,
)
# What the office has said of earlier ones waits in the vendor's own queue.
while True:
    method, _, body = channel.basic_get(f"{user}.rejections", auto_ack=True)
    if method is None:
        break
    print(body.decode())
connection.close()
