// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A parser of HTTP/1.1 responses that takes the bytes in pieces of any size.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/detail/chunked.hpp>
#include <sansaws/http/detail/cursor.hpp>
#include <sansaws/http/detail/framing.hpp>
#include <sansaws/http/detail/response_head.hpp>
#include <sansaws/http/framing_error.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/response.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::http {

/// The state of a parser after the bytes so far.
enum class parse_state {
  need_more,  ///< the response is not complete; all bytes were consumed
  done,       ///< the response is complete; bytes not consumed belong to the next one
  malformed,  ///< the bytes are no valid response; `error()` says why
};

/// The state after a call of `put`, and how many of its bytes were consumed.
struct parse_progress {
  parse_state state = parse_state::need_more;  ///< whether the response is complete
  std::size_t consumed = 0;                    ///< all bytes, where it is not

  friend constexpr bool operator==(const parse_progress&, const parse_progress&) = default;
};

/// Parses one response (RFC 9112) from the bytes of a connection, which come in pieces of any size.
///
/// The result, and the position of an error, depend on the bytes alone and not on the pieces. Bytes
/// that different readers could understand differently are refused. An error is reported as soon as
/// the first byte that shows it was put; an error in the value of a field, when its line is
/// complete.
///
/// Interim responses (1xx) are skipped. 101 is an error, because no upgrade was asked for. Trailer
/// fields are validated and dropped: merged into the header, they could replace fields that were
/// already checked.
///
/// Owns the response. Allocates in proportion to the bytes that have arrived, never to a size that
/// the peer announces. O(bytes). One object parses one response.
///
/// @snippet reference_examples.cpp response_parser
class response_parser {
 public:
  /// `asked` is the method of the request. The response to HEAD has no body, nor has a 2xx to
  /// CONNECT, behind which the tunnel begins.
  explicit response_parser(method asked = method::get, const limits& bounds = {}) noexcept
      : asked_(asked), max_body_(bounds.max_body), head_(asked, bounds), chunks_(bounds) {}

  /// Takes the next bytes. Consumes nothing after the response is done or was malformed. Throws
  /// std::bad_alloc only; from then on, the response is malformed with peer_errc::incomplete.
  parse_progress put(std::string_view bytes);

  /// Tells the parser that the peer has closed the connection. This completes a body that lasts
  /// until then. Any other response that is not done is malformed with peer_errc::incomplete.
  parse_state put_eof() noexcept;

  /// What is wrong with the bytes. Nothing where the state is not `malformed`.
  std::optional<framing_error> error() const noexcept { return error_; }

  /// The response as far as it was parsed. Fields and body may be missing until the parser is done.
  const response& message() const& noexcept { return message_; }
  const response& message() const&& = delete;
  /// Moves the response out.
  response release() && noexcept { return std::move(message_); }

  /// Whether the connection can be used for another request (RFC 9112 section 9.3). True where the
  /// response is done, is of HTTP/1.1, did not end with the connection or begin a tunnel, and has
  /// no `Connection: close`.
  bool keep_alive() const noexcept {
    return stage_ == stage::done && head_.minor_version() == 1 && !head_.framing().close() &&
           !closed_ && !detail::opens_tunnel(message_.status, asked_);
  }

 private:
  enum class stage { head, sized_body, chunked_body, trailer, open_body, done };

  detail::scan read_stage(detail::cursor& in);
  detail::scan end_head(detail::cursor& in);
  detail::scan read_sized_body(detail::cursor& in);
  detail::scan read_open_body(detail::cursor& in);
  detail::scan begin(stage next) noexcept {
    stage_ = next;
    return detail::scan::line;
  }

  method asked_;
  stage stage_ = stage::head;
  bool closed_ = false;       // put_eof() ended the body
  std::size_t position_ = 0;  // bytes consumed so far
  std::size_t missing_ = 0;   // bytes of a sized body
  std::size_t max_body_;
  detail::response_head head_;
  detail::chunk_scanner chunks_;
  response message_;
  std::optional<framing_error> error_;
};

/// Parses one response from all bytes of a connection that the peer has closed. Bytes after the
/// response are ignored, as RFC 9112 section 6.3 allows. O(size). Use a `response_parser` to know
/// how many bytes the response has.
///
/// Errors: those of the parser, `incomplete` where the bytes end too early.
///
/// @snippet reference_examples.cpp read_response
[[nodiscard]] SANSAWS_DECL result<response, framing_error> read_response(std::string_view whole,
                                                                         method asked = method::get,
                                                                         const limits& bounds = {});

#if SANSAWS_DEFINITIONS

SANSAWS_DECL result<response, framing_error> read_response(std::string_view whole, method asked,
                                                           const limits& bounds) {
  response_parser parser(asked, bounds);
  parser.put(whole);
  if (parser.put_eof() == parse_state::malformed) return *parser.error();
  return std::move(parser).release();
}

SANSAWS_DECL parse_progress response_parser::put(std::string_view bytes) {
  if (error_) return {parse_state::malformed, 0};
  const auto start = position_;
  error_ = {peer_errc::incomplete, start};  // in case an exception leaves this function
  framing_error error;
  detail::cursor in(bytes, start, error);
  auto step = detail::scan::line;
  while (step == detail::scan::line && stage_ != stage::done) step = read_stage(in);
  position_ = in.position();
  error_.reset();
  if (step == detail::scan::malformed) error_ = error;
  const auto state = error_                  ? parse_state::malformed
                     : stage_ == stage::done ? parse_state::done
                                             : parse_state::need_more;
  return {state, position_ - start};
}

SANSAWS_DECL parse_state response_parser::put_eof() noexcept {
  if (stage_ == stage::open_body) {
    closed_ = true;
    stage_ = stage::done;
  }
  if (stage_ != stage::done && !error_) error_ = {peer_errc::incomplete, position_};
  return error_ ? parse_state::malformed : parse_state::done;
}

/// Returns `line` where another stage has begun.
SANSAWS_DECL detail::scan response_parser::read_stage(detail::cursor& in) {
  auto step = detail::scan::need_more;
  switch (stage_) {
    case stage::head:
      step = head_.read(in);
      return step == detail::scan::end ? end_head(in) : step;
    case stage::sized_body:
      return read_sized_body(in);
    case stage::chunked_body:
      step = chunks_.read(in, message_.body);
      return step == detail::scan::end ? begin(stage::trailer) : step;
    case stage::trailer:
      step = head_.read_trailer(in);
      return step == detail::scan::end ? begin(stage::done) : step;
    case stage::open_body:
      return read_open_body(in);
    case stage::done:
      break;
  }
  return step;
}

/// Decides where the body ends: RFC 9112 section 6.3.
SANSAWS_DECL detail::scan response_parser::end_head(detail::cursor& in) {
  head_.move_to(message_);
  if (!detail::has_content(message_.status, asked_)) return begin(stage::done);
  if (head_.framing().chunked()) return begin(stage::chunked_body);
  const auto& length = head_.framing().length();
  if (!length) return begin(stage::open_body);
  if (*length > max_body_)
    return in.fail(peer_errc::body_too_large, head_.length_position(), detail::content_length);
  missing_ = static_cast<std::size_t>(*length);
  return begin(missing_ == 0 ? stage::done : stage::sized_body);
}

SANSAWS_DECL detail::scan response_parser::read_sized_body(detail::cursor& in) {
  const auto part = in.rest().substr(0, missing_);
  message_.body.append(part);
  in.skip(part.size());
  missing_ -= part.size();
  return missing_ == 0 ? begin(stage::done) : detail::scan::need_more;
}

SANSAWS_DECL detail::scan response_parser::read_open_body(detail::cursor& in) {
  const auto part = in.rest().substr(0, max_body_ - message_.body.size());
  message_.body.append(part);
  in.skip(part.size());
  return in.empty() ? detail::scan::need_more : in.fail(peer_errc::body_too_large);
}

#endif

}  // namespace sansaws::http
