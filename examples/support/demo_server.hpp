// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The connections of `loopback_endpoint`: one thread, deadlines, and limits on all that a client
// sends.
#pragma once

#include "demo_service.hpp"

#include <array>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace examples {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

// A session token has no greatest length, and may stand in the target, percent-encoded. More than
// 64 KiB in one field are too many for Boost.Beast.
inline constexpr std::uint32_t max_head = 60 * 1024;
inline constexpr std::uint64_t max_body = 1024 * 1024;
// What the parser keeps until it is complete: a head, a chunk's extensions, a trailer.
inline constexpr std::size_t max_buffer = 128 * 1024;
inline constexpr std::size_t max_connections = 200;

using executor = asio::io_context::executor_type;
using tcp_socket = asio::basic_stream_socket<asio::ip::tcp, executor>;
using timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, executor>;
using request_parser = beast::http::request_parser<beast::http::string_body>;

/// What is said of bytes that are no request.
inline service_error refusal_of(error_code failure, const request_parser& parser) {
  constexpr std::string_view malformed = "MalformedHttpRequestException";
  if (failure == beast::http::error::body_limit) {
    return {413, "RequestEntityTooLargeException", "The body is too large."};
  }
  if (failure == beast::http::error::buffer_overflow) {
    return {431, malformed, "The extensions of a chunk, or the trailer, are too large."};
  }
  if (failure != beast::http::error::header_limit) {
    return {400, malformed, "The request is malformed: " + failure.message() + "."};
  }
  if (parser.get().target().empty()) return {414, malformed, "The target is too long."};
  return {431, malformed, "The header fields are too large."};
}

inline const boost::system::error_category& http_category() {
  return make_error_code(beast::http::error::end_of_stream).category();
}

/// One connection. Lives as long as an operation on its socket is under way.
class session : public std::enable_shared_from_this<session> {
 public:
  session(tcp_socket socket, service& service, std::chrono::seconds timeout,
          std::function<void()> at_end)
      : stream_(std::move(socket)),
        pause_(stream_.get_executor()),
        service_(service),
        timeout_(timeout),
        at_end_(std::move(at_end)) {}
  ~session() { at_end_(); }
  session(const session&) = delete;
  session& operator=(const session&) = delete;

  void read() {
    parser_.emplace();
    parser_->header_limit(max_head);
    parser_->body_limit(max_body);
    stream_.expires_after(timeout_);
    beast::http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code failure, std::size_t) { self->answer(failure); });
  }

 private:
  void answer(error_code failure) {
    const bool gone = failure == beast::http::error::end_of_stream ||
                      (failure && failure.category() != http_category());
    if (gone) return;  // or too slow
    keep_alive_ = !failure && parser_->get().keep_alive() && service_.kind() != fault::truncated;
    bytes_ = failure ? service_.refuse(refusal_of(failure, *parser_))
                     : service_.serve(parser_->get(), keep_alive_);
    if (service_.kind() == fault::truncated) bytes_.resize(bytes_.size() - bytes_.size() / 8);
    sent_ = 0;
    if (service_.delay().count() == 0) {
      begin_writing();
    } else {
      pause_.expires_after(service_.delay());
      pause_.async_wait([self = shared_from_this()](error_code) { self->begin_writing(); });
    }
  }

  void begin_writing() {
    stream_.expires_after(timeout_);
    write();
  }

  void write() {
    const std::size_t size = service_.kind() == fault::slow ? 1 : bytes_.size() - sent_;
    asio::async_write(stream_, asio::buffer(bytes_.data() + sent_, size),
                      [self = shared_from_this()](error_code failure, std::size_t written) {
                        if (!failure) self->after_writing(written);
                      });
  }

  void after_writing(std::size_t written) {
    sent_ += written;
    if (sent_ != bytes_.size()) {
      pause_.expires_after(std::chrono::milliseconds(1));
      pause_.async_wait([self = shared_from_this()](error_code) { self->write(); });
    } else if (keep_alive_) {
      read();
    } else {
      error_code ignored;
      stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
      discard();
    }
  }

  /// Takes what the client still sends: to close before would take the answer from it.
  void discard() {
    stream_.async_read_some(asio::buffer(rest_),
                            [self = shared_from_this()](error_code failure, std::size_t) {
                              if (!failure) self->discard();
                            });
  }

  // With the executor of the context itself: one of any kind costs a twentieth of each request.
  beast::basic_stream<asio::ip::tcp, executor> stream_;
  timer pause_;
  beast::flat_buffer buffer_{max_buffer};
  std::optional<request_parser> parser_;
  std::string bytes_;
  std::size_t sent_ = 0;
  bool keep_alive_ = true;
  std::array<char, 4096> rest_;
  service& service_;
  std::chrono::seconds timeout_;
  std::function<void()> at_end_;
};

/// Accepts connections, as many at once as it may; the others wait for their turn.
class server {
 public:
  server(std::uint16_t port, service& service, std::chrono::seconds timeout)
      : acceptor_(context_, {asio::ip::address_v4::loopback(), port}),
        again_(context_),
        signals_(context_, SIGINT, SIGTERM),
        service_(service),
        timeout_(timeout) {
    signals_.async_wait([this](error_code, int) { context_.stop(); });
    accept();
  }

  ~server() { context_.stop(); }
  server(const server&) = delete;
  server& operator=(const server&) = delete;

  unsigned port() const { return acceptor_.local_endpoint().port(); }
  void run() { context_.run(); }

 private:
  void accept() {
    if (accepting_ || context_.stopped() || connections_ == max_connections) return;
    accepting_ = true;
    acceptor_.async_accept([this](error_code failure, tcp_socket socket) {
      accepting_ = false;
      if (failure) {
        // Out of descriptors, most likely: until a connection ends there is nothing to accept.
        again_.expires_after(std::chrono::milliseconds(50));
        again_.async_wait([this](error_code) { accept(); });
        return;
      }
      ++connections_;
      const auto at_end = [this] {
        --connections_;
        accept();
      };
      std::make_shared<session>(std::move(socket), service_, timeout_, at_end)->read();
      accept();
    });
  }

  // Before the context, which ends the sessions that are left.
  std::size_t connections_ = 0;
  bool accepting_ = false;
  asio::io_context context_{1};
  asio::basic_socket_acceptor<asio::ip::tcp, executor> acceptor_;
  timer again_;
  asio::signal_set signals_;
  service& service_;
  std::chrono::seconds timeout_;
};

}  // namespace examples
