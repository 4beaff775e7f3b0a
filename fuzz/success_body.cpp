// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The whole input is the body of a success. Both ways to read it stand on Boost.JSON's parser: that
// of the library, by which events fill the struct, and here a walk over Boost.JSON's document. What
// they make of the same events has to agree, in all rules on members, and on which bytes are JSON
// at all, although the document's parser is set up by others. And encoding undoes decoding.
#include "input.hpp"
#include "oracles/outcome.hpp"
#include "promise.hpp"

#include <sansaws/json/decode.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <cstddef>
#include <string_view>

using namespace sansaws;
namespace dom = boost::json;

namespace {

using output = s3tables::get_table_maintenance_job_status::output;

std::string_view view(const dom::string& text) {
  return {text.data(), text.size()};
}

/// The member, unless it is null.
const dom::value* member(const dom::object& object, std::string_view name) {
  const auto* value = object.if_contains(dom::string_view(name.data(), name.size()));
  return value == nullptr || value->is_null() ? nullptr : value;
}

/// Whether the document may stand for this record. Numbers are compared to the second: the document
/// keeps them less exactly.
bool is_record(const dom::value& value, const s3tables::maintenance_job_record& record) {
  if (!value.is_object()) return false;
  const auto* status = member(value.get_object(), "status");
  if (status == nullptr || !status->is_string()) return false;
  if (view(status->get_string()) != record.status.text()) return false;

  const auto* message = member(value.get_object(), "failureMessage");
  if ((message != nullptr) != record.failure_message.has_value()) return false;
  if (message != nullptr && !message->is_string()) return false;
  if (message != nullptr && view(message->get_string()) != *record.failure_message) return false;

  const auto* time = member(value.get_object(), "lastRunTimestamp");
  if ((time != nullptr) != record.last_run_timestamp.has_value()) return false;
  if (time == nullptr) return true;
  if (time->is_string()) {
    return parse_rfc3339(view(time->get_string())) == record.last_run_timestamp;
  }
  if (!time->is_number()) return false;
  const auto number = time->to_number<double>();
  const auto off = number - static_cast<double>(record.last_run_timestamp->seconds);
  // 0e999 is 0, but not in the document.
  return !std::isfinite(number) || (off > -1 && off < 2);
}

/// Whether the document may stand for this output.
bool is_output(const dom::value& value, const output& decoded) {
  if (!value.is_object()) return false;
  const auto* arn = member(value.get_object(), "tableARN");
  const auto* status = member(value.get_object(), "status");
  if (arn == nullptr || !arn->is_string() || view(arn->get_string()) != decoded.table_arn) {
    return false;
  }
  if (status == nullptr || !status->is_object()) return false;
  std::size_t jobs = 0;
  for (const auto& job : status->get_object()) {
    if (job.value().is_null()) continue;
    ++jobs;
    const auto* record = decoded.status.find(open_enum<s3tables::maintenance_job_type>(
        std::string_view(job.key().data(), job.key().size())));
    if (record == nullptr || !is_record(job.value(), *record)) return false;
  }
  return jobs == decoded.status.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto body = fuzz::as_text(data, size);
  const limits bounds;
  const auto decoded = json::decode<output>(body, bounds);

  dom::error_code wrong;
  dom::parse_options options;
  options.max_depth = bounds.max_depth;
  const auto document = dom::parse(dom::string_view(body.data(), body.size()), wrong, {}, options);
  if (decoded) {
    fuzz::promise(!wrong, "what was decoded is JSON");
    fuzz::promise(is_output(document, *decoded), "a success has all members, as the body has them");
    fuzz::promise(oracles::check_output(*decoded));
    return 0;
  }
  const auto& error = decoded.error();
  fuzz::promise((error.code == peer_errc::too_deep) == (wrong == dom::error::too_deep),
                "too_deep is what the limit says");
  fuzz::promise((error.code == peer_errc::not_json) == (wrong && wrong != dom::error::too_deep),
                "not_json is what makes no document");
  if (wrong) {
    fuzz::promise(error.pointer.empty() && error.offset <= size, "an error has its byte");
    return 0;
  }
  fuzz::promise(error.offset == 0, "a byte is given only where the body is no JSON");
  fuzz::promise((error.code == peer_errc::not_an_object) == !document.is_object(),
                "not_an_object is what is no object");
  fuzz::promise(error.pointer.empty() == !document.is_object(),
                "an error in an object points to the member");
  fuzz::promise(error.pointer.size() <= 512, "a pointer is bounded, whatever the peer sent");
  return 0;
}
