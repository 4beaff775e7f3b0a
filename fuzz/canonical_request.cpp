// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request as text. However a transport or a proxy may rewrite it within the rules - its fields in
// another order, their names in another case, more blanks, the query in another order or escaped
// more, dot segments in the path - the canonical request is the same, and every sink gets it.
#include "input.hpp"
#include "messages.hpp"
#include "promise.hpp"

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/signature.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws;
using fuzz::promise;

namespace {

struct written_field {
  std::string name;
  std::string value;
};
using written_fields = std::vector<written_field>;

std::string canonical(std::string_view method, std::string_view path, std::string_view query,
                      const written_fields& fields, const sigv4::options& options) {
  std::vector<http::field_view> views;
  for (const auto& field : fields) views.push_back({field.name, field.value});
  const sigv4::signed_headers chosen(views);
  const sigv4::signable parts{method, path, query, chosen, sigv4::empty_payload_hash};
  std::string text;
  sigv4::append_canonical_request(text, parts, options);
  sansaws::detail::counting_sink count;
  sigv4::append_canonical_request(count, parts, options);
  promise(count.size == text.size(), "a counting sink is told the same size");
  const auto hashed = sigv4::hash_canonical_request(parts, options);
  promise(hashed == crypto::hex_digest(crypto::hash(text)),
          "the hash of what was written is that of what is hashed while written");
  return text;
}

std::string blanks(fuzz::dice& dice, std::size_t least) {
  std::string some;
  for (auto left = least + dice.below(3); left != 0; --left) some += dice.flag() ? ' ' : '\t';
  return some;
}

/// The same fields as far as a signature goes; those of one name stay in their order.
written_fields rewritten(const http::fields& fields, fuzz::dice& dice) {
  std::vector<std::vector<written_field>> by_name;
  for (const auto field : fields) {
    written_field written;
    for (const char c : field.name) {
      const bool lower = 'a' <= c && c <= 'z';
      const bool upper = 'A' <= c && c <= 'Z';
      written.name += (lower || upper) && dice.flag() ? static_cast<char>(c ^ 0x20) : c;
    }
    written.value = blanks(dice, 0);
    for (std::size_t i = 0; i != field.value.size(); ++i) {
      if (http::detail::is_blank(field.value[i])) {
        written.value += blanks(dice, 1);
      } else {
        written.value += field.value[i];
      }
    }
    written.value += blanks(dice, 0);
    const auto same_name = std::find_if(by_name.begin(), by_name.end(), [&](const auto& group) {
      return http::equal_ignoring_case(group.front().name, written.name);
    });
    if (same_name == by_name.end()) {
      by_name.push_back({std::move(written)});
    } else {
      same_name->push_back(std::move(written));
    }
  }
  // Each step takes the next field of any name.
  written_fields mixed;
  for (auto left = fields.size(); left != 0; --left) {
    auto& group = by_name[dice.below(by_name.size())];
    mixed.push_back(std::move(group.front()));
    group.erase(group.begin());
    std::erase_if(by_name, [](const auto& done) { return done.empty(); });
  }
  return mixed;
}

/// Some characters that need no escape are escaped all the same.
std::string escaped_more(std::string_view text, fuzz::dice& dice) {
  if (!http::percent_decode(text)) return std::string(text);  // taken as it is
  constexpr std::string_view digits = "0123456789abcdef";
  std::string more;
  for (std::size_t i = 0; i != text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '%') {
      more += text.substr(i, 3);
      i += 2;
    } else if (dice.flag()) {
      more += '%';
      more += digits[byte / 16];
      more += digits[byte % 16];
    } else {
      more += text[i];
    }
  }
  return more;
}

std::string rewritten_query(std::string_view query, fuzz::dice& dice) {
  std::vector<std::string> parameters;
  while (!query.empty()) {
    const auto parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    const auto name = parameter.substr(0, parameter.find('='));
    auto written = escaped_more(name, dice);
    if (name.size() != parameter.size()) {
      written += '=' + escaped_more(parameter.substr(name.size() + 1), dice);
    }
    parameters.push_back(std::move(written));
  }
  dice.shuffle(parameters);
  std::string all;
  for (const auto& parameter : parameters) {
    if (!all.empty() || dice.flag()) all += '&';
    all += parameter;
  }
  return all;
}

/// Segments that resolving the path removes again.
std::string detoured(std::string_view path, fuzz::dice& dice) {
  std::string longer;
  for (const char c : path) {
    if (c == '/') {
      if (dice.flag()) longer += "/.";
      if (dice.flag()) longer += '/';
      if (dice.flag()) longer += "/aside/..";
    }
    longer += c;
  }
  return longer;
}

/// The parts by their places: what a service reads in it.
void check_layout(std::string_view text, const http::fields& fields) {
  std::vector<std::string_view> lines;
  for (auto rest = text;; rest.remove_prefix(lines.back().size() + 1)) {
    lines.push_back(rest.substr(0, rest.find('\n')));
    if (lines.back().size() == rest.size()) break;
  }
  std::vector<std::string> names;
  for (const auto field : fields) {
    std::string name(field.name);
    for (char& c : name) c = sansaws::detail::to_lower(c);
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  promise(lines.size() == names.size() + 6, "there is one line for each name, and six more");
  std::string joined;
  for (std::size_t i = 0; i != names.size(); ++i) {
    promise(lines[3 + i].starts_with(names[i] + ':'), "the lines are sorted by name");
    joined += (i == 0 ? "" : ";") + names[i];
  }
  promise(lines[1].starts_with('/'), "a path begins with a slash");
  promise(lines[lines.size() - 3].empty(), "an empty line ends the fields");
  promise(lines[lines.size() - 2] == joined, "the names are those of the lines");
  promise(lines.back() == sigv4::empty_payload_hash, "the hash of the payload is last");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  const auto choices = in.byte();
  sigv4::options options;
  if ((choices & 1U) != 0) options.uri_encoding = sigv4::uri_encoding::single;
  if ((choices & 2U) != 0) options.path_normalization = sigv4::path_normalization::off;
  fuzz::dice dice(in.number());
  auto request = fuzz::read_request(in);
  const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; };
  if (!request.target.starts_with('/')) request.target.insert(0, 1, '/');
  std::erase_if(request.target, control);  // as nobody can send them

  written_fields fields;
  for (const auto field : request.fields) {
    fields.push_back({std::string(field.name), std::string(field.value)});
  }
  const auto method = request.method.text();
  const auto [path, query] = http::detail::split_target(request.target);
  const auto text = canonical(method, path, query, fields, options);
  check_layout(text, request.fields);

  const auto others = rewritten(request.fields, dice);
  promise(canonical(method, path, query, others, options) == text,
          "order, letter case and blanks of fields do not count");
  const auto other_query = rewritten_query(query, dice);
  promise(canonical(method, path, other_query, fields, options) == text,
          "order and spelling of the query do not count");
  if (options.path_normalization == sigv4::path_normalization::on) {
    const auto other_path = detoured(path, dice);
    promise(canonical(method, other_path, query, fields, options) == text,
            "segments that are resolved do not count");
  }
  return 0;
}
