#include "internal.h"

#include <sys/time.h>

static bool check(amqp_rpc_reply_t reply, const char *what, floor_result *result) {
  if (reply.reply_type == AMQP_RESPONSE_NORMAL) return true;
  if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION)
    return floor_fail(result, reply.library_error, "%s: %s", what, amqp_error_string2(reply.library_error));
  if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION && reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD) {
    amqp_channel_close_t *close = reply.reply.decoded;
    return floor_fail(
        result, close->reply_code, "%s: %.*s", what, (int)close->reply_text.len, (char *)close->reply_text.bytes);
  }
  return floor_fail(result, -1, "%s: the broker refused", what);
}

amqp_connection_state_t floor_open(floor_broker broker, floor_result *result) {
  amqp_connection_state_t connection = amqp_new_connection();
  if (!connection) {
    floor_fail(result, -1, "no memory for a connection");
    return NULL;
  }
  amqp_socket_t *socket = amqp_tcp_socket_new(connection);
  int status = socket ? amqp_socket_open(socket, broker.host, broker.port) : AMQP_STATUS_NO_MEMORY;
  if (status != AMQP_STATUS_OK)
    floor_fail(result, status, "cannot connect to %s:%d: %s", broker.host, broker.port, amqp_error_string2(status));
  bool usable =
      status == AMQP_STATUS_OK &&
      check(
          amqp_login(connection, "/", 0, 131072, 60, AMQP_SASL_METHOD_PLAIN, broker.user, broker.password), "login",
          result);
  if (usable) {
    amqp_channel_open(connection, 1);
    usable = check(amqp_get_rpc_reply(connection), "channel", result);
  }
  if (usable) return connection;
  amqp_destroy_connection(connection);
  return NULL;
}

void floor_close(amqp_connection_state_t connection) {
  if (!connection) return;
  amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
  amqp_destroy_connection(connection);
}

bool floor_consume(
    amqp_connection_state_t connection, const char *queue, int prefetch, bool no_ack, floor_result *result) {
  amqp_basic_qos(connection, 1, 0, (uint16_t)prefetch, 0);
  if (!check(amqp_get_rpc_reply(connection), "qos", result)) return false;
  amqp_basic_consume(connection, 1, amqp_cstring_bytes(queue), amqp_empty_bytes, 0, no_ack, 0, amqp_empty_table);
  return check(amqp_get_rpc_reply(connection), "consume", result);
}

int floor_receive(
    amqp_connection_state_t connection, amqp_envelope_t *envelope, int milliseconds, floor_result *result) {
  struct timeval wait = {milliseconds / 1000, milliseconds % 1000 * 1000};
  amqp_maybe_release_buffers(connection);
  amqp_rpc_reply_t reply = amqp_consume_message(connection, envelope, &wait, 0);
  if (reply.reply_type == AMQP_RESPONSE_NORMAL) return 1;
  if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && reply.library_error == AMQP_STATUS_TIMEOUT) return 0;
  check(reply, "receive", result);
  return -1;
}

bool floor_publish(
    amqp_connection_state_t connection, amqp_bytes_t exchange, amqp_bytes_t key, bool mandatory,
    const amqp_basic_properties_t *properties, amqp_bytes_t body, floor_result *result) {
  int status = amqp_basic_publish(connection, 1, exchange, key, mandatory, 0, properties, body);
  return status == AMQP_STATUS_OK || floor_fail(result, status, "publish: %s", amqp_error_string2(status));
}

bool floor_acknowledge(amqp_connection_state_t connection, uint64_t up_to, floor_result *result) {
  int status = amqp_basic_ack(connection, 1, up_to, 1);
  return status == AMQP_STATUS_OK || floor_fail(result, status, "acknowledge: %s", amqp_error_string2(status));
}
