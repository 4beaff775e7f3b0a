// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a program would write for this one answer.
#include "parsing_peers.hpp"

#include <sansaws/time/rfc3339.hpp>

#include <rapidjson/document.h>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <nlohmann/json.hpp>

#include <utility>

namespace json = boost::json;
namespace beast = boost::beast;
using sansaws::s3tables::maintenance_job_record;
using sansaws::s3tables::maintenance_job_status;
using sansaws::s3tables::maintenance_job_type;

namespace peers {

namespace {

using job_type = sansaws::open_enum<maintenance_job_type>;
using job_status = sansaws::open_enum<maintenance_job_status>;

/// What every handler has that is only interested in objects and strings. Members of each depth
/// are told apart by the handlers; pieces of a text are put together here.
struct handler_base {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using error_code = json::error_code;

  std::string pieces;

  std::string_view whole(std::string_view last) {
    if (pieces.empty()) return last;
    pieces += last;
    return pieces;
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t, error_code&) { return true; }
  bool on_string_part(std::string_view text, std::size_t, error_code&) {
    pieces += text;
    return true;
  }
  bool on_key_part(std::string_view text, std::size_t, error_code&) {
    pieces += text;
    return true;
  }
  bool on_number_part(std::string_view, error_code&) { return true; }
  bool on_int64(std::int64_t, std::string_view, error_code&) { return true; }
  bool on_uint64(std::uint64_t, std::string_view, error_code&) { return true; }
  bool on_double(double, std::string_view, error_code&) { return true; }
  bool on_bool(bool, error_code&) { return true; }
  bool on_null(error_code&) { return true; }
  bool on_comment_part(std::string_view, error_code&) { return true; }
  bool on_comment(std::string_view, error_code&) { return true; }
};

struct body_handler : handler_base {
  enum class member { none, table_arn, status, last_run, failure };
  output& out;
  int depth = 0;
  member current = member::none;
  maintenance_job_record* record = nullptr;

  explicit body_handler(output& to) : out(to) { out.status.reserve(3); }

  bool on_object_begin(error_code&) { return ++depth < 32; }
  bool on_object_end(std::size_t, error_code&) {
    --depth;
    return true;
  }
  bool on_key(std::string_view last, std::size_t, error_code&) {
    const std::string_view key = whole(last);
    if (depth == 1) {
      current = key == "tableARN" ? member::table_arn : member::none;
    } else if (depth == 2) {
      record = &out.status[job_type(key)];
    } else if (depth == 3) {
      current = key == "status"             ? member::status
                : key == "lastRunTimestamp" ? member::last_run
                : key == "failureMessage"   ? member::failure
                                            : member::none;
    }
    pieces.clear();
    return true;
  }
  bool on_string(std::string_view last, std::size_t, error_code&) {
    const std::string_view text = whole(last);
    switch (current) {
      case member::table_arn:
        out.table_arn = text;
        break;
      case member::status:
        record->status = job_status(text);
        break;
      case member::last_run:
        record->last_run_timestamp = sansaws::parse_rfc3339(text);
        break;
      case member::failure:
        record->failure_message.emplace(text);
        break;
      case member::none:
        break;
    }
    pieces.clear();
    return true;
  }
};

struct error_handler : handler_base {
  response_error& out;
  std::string* member = nullptr;

  explicit error_handler(response_error& to) : out(to) {}

  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t, error_code&) { return true; }
  bool on_key(std::string_view last, std::size_t, error_code&) {
    const std::string_view key = whole(last);
    member = key == "__type" ? &out.service_code : key == "message" ? &out.message : nullptr;
    pieces.clear();
    return true;
  }
  bool on_string(std::string_view last, std::size_t, error_code&) {
    if (member != nullptr) *member = whole(last);
    pieces.clear();
    return true;
  }
};

template <class Handler, class Out>
Out parse_by(std::string_view text) {
  Out out;
  json::basic_parser<Handler> parser(json::parse_options(), out);
  json::error_code failure;
  parser.write_some(false, text.data(), text.size(), failure);
  return out;
}

}  // namespace

output parse_body(std::string_view text) {
  return parse_by<body_handler, output>(text);
}
outcome parse_error(int status, std::string_view text) {
  auto error = parse_by<error_handler, response_error>(text);
  error.code = sansaws::s3tables::service_errc_of(error.service_code);
  error.http_status = status;
  error.raw_body = text;
  error.raw_body_size = text.size();
  return error;
}

output parse_dom(std::string_view text) {
  const auto as_text = [](const json::value& value) {
    const json::string& string = value.as_string();
    return std::string_view(string.data(), string.size());
  };
  const json::value document = json::parse(text);
  output out;
  out.table_arn = as_text(document.at("tableARN"));
  for (const auto& [name, value] : document.at("status").as_object()) {
    maintenance_job_record& record = out.status[job_type(name)];
    const json::object& members = value.as_object();
    record.status = job_status(as_text(members.at("status")));
    if (const auto* last_run = members.if_contains("lastRunTimestamp")) {
      record.last_run_timestamp = sansaws::parse_rfc3339(as_text(*last_run));
    }
    if (const auto* failure = members.if_contains("failureMessage")) {
      record.failure_message.emplace(as_text(*failure));
    }
  }
  return out;
}

std::size_t parse_rapidjson(std::string_view text) {
  rapidjson::Document document;
  document.Parse(text.data(), text.size());
  return document["status"].MemberCount();
}
std::size_t parse_nlohmann(std::string_view text) {
  return nlohmann::json::parse(text)["status"].size();
}

head scan_head(std::string_view text) {
  head out;
  for (const char digit : text.substr(9, 3)) out.status = out.status * 10 + (digit - '0');
  const auto up_to = [&text](char end) {
    const auto size = text.find(end);
    const auto part = text.substr(0, size);
    text.remove_prefix(size + 2);  // and the line feed or the blank
    return part;
  };
  up_to('\r');
  while (text.front() != '\r') {
    auto& [name, value] = out.fields[out.count++];
    name = up_to(':');
    value = up_to('\r');
  }
  return out;
}

void parse_head(std::string_view head) {
  beast::http::response_parser<beast::http::string_body> parser;
  beast::error_code failure;
  parser.put(boost::asio::buffer(head.data(), head.size()), failure);
}

output parse_raw(std::string_view response) {
  beast::http::response_parser<beast::http::string_body> parser;
  beast::error_code failure;
  parser.eager(true);
  parser.put(boost::asio::buffer(response.data(), response.size()), failure);
  return parse_dom(parser.get().body());
}

}  // namespace peers
