// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/parse_profiles.hpp>. What the peers make of the same files is
// tested in profile_vectors.cpp.
#include <sansaws/credentials/parse_profiles.hpp>

#include "catch.hpp"
#include "shown_profiles.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::credentials;
using sansaws::result;

namespace {

constexpr auto config = profile_file::config;
constexpr auto credentials = profile_file::credentials;

/// A file with everything in it that a file may have.
constexpr std::string_view everything =
    "# The profiles of a test.\n"
    "\n"
    "[default]\n"
    "region = eu-west-1 ; at home\n"
    "\taws_ignored_text\n"
    "[profile prod]\n"
    "aws_access_key_id = AKIDEXAMPLE\n"
    "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\n"
    "s3 =\n"
    "  # nested\n"
    "  max_queue_size = 1000\n"
    "  use_accelerate_endpoint = true # for now\n"
    "bad name = 1\n"
    "\n"
    "[sso-session corp]\n"
    "sso_region = us-east-1\n"
    "[services local]\n"
    "s3 =\n"
    "  endpoint_url = http://localhost:9000\n"
    "[plugins]\n"
    "cli = x\n"
    "[profile prod]\n"
    "region = us-west-2\n"
    "output =\n";

profile_error refused(std::string_view text, profile_file file = config,
                      const profile_limits& limits = {}) {
  const auto parsed = parse_profiles(text, file, limits);
  INFO(text);
  REQUIRE(parsed.has_error());
  return parsed.error();
}

std::vector<profile_error> ignored(std::string_view text, profile_file file = config) {
  const auto parsed = parse_profiles(text, file);
  INFO(text);
  REQUIRE(parsed.has_value());
  return parsed->ignored;
}

std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string made;
  for (const char c : text) {
    if (c == '\n') {
      made += end;
    } else {
      made += c;
    }
  }
  return made;
}

}  // namespace

TEST_CASE("a file is its profiles, SSO sessions and services, with their properties") {
  const auto parsed = parse_profiles(everything, config);
  REQUIRE(parsed.has_value());
  CHECK(shown(*parsed) ==
        "default{region=eu-west-1\naws_ignored_text} "
        "prod{aws_access_key_id=AKIDEXAMPLE "
        "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY output= region=us-west-2 "
        "s3{max_queue_size=1000 use_accelerate_endpoint=true}} "
        "sso-sessions corp{sso_region=us-east-1} "
        "services local{s3{endpoint_url=http://localhost:9000}} ");
  CHECK(parsed->ignored == std::vector<profile_error>{
                               {profile_errc::bad_property_name, config, 13, "profile prod"},
                               {profile_errc::unknown_section, config, 20, "plugins"},
                           });
}

TEST_CASE("every section, property and nested property knows its file and line") {
  const auto parsed = parse_profiles(everything, config);
  REQUIRE(parsed.has_value());
  const auto* prod = parsed->find_profile("prod");
  CHECK(prod->file == config);
  CHECK(prod->line == 6);
  CHECK(prod->find("aws_secret_access_key")->line == 8);
  CHECK(prod->find("s3")->line == 9);
  CHECK(prod->find("s3", "max_queue_size")->line == 11);
  CHECK(prod->find("s3", "use_accelerate_endpoint")->line == 12);
  CHECK(prod->find("region")->line == 23);
  CHECK(parsed->find_profile("default")->find("region")->line == 4);
  CHECK(parsed->find_services("local")->find("s3", "endpoint_url")->line == 19);
  const auto other = parse_profiles("[a]\nb=c", credentials);
  CHECK(other->find_profile("a")->file == credentials);
  CHECK(other->find_profile("a")->find("b")->file == credentials);
}

TEST_CASE("it does not matter how lines end, nor whether a byte order mark stands before them") {
  const auto expected = parse_profiles(everything, config);
  REQUIRE(expected.has_value());
  for (const std::string_view end : {"\r\n", "\r", "\n"}) {
    const auto text = with_line_ends(everything, end);
    CHECK((parse_profiles(text, config) == expected));
    CHECK((parse_profiles("\xef\xbb\xbf" + text, config) == expected));
  }
  // Every line in another way than the one before.
  std::string mixed;
  int count = 0;
  for (const char c : everything) {
    constexpr std::string_view ends[] = {"\n", "\r\n", "\r"};
    if (c == '\n') {
      // CR and LF of two lines would be one end.
      mixed += mixed.ends_with('\r') ? ends[2] : ends[count++ % 3];
    } else {
      mixed += c;
    }
  }
  CHECK((parse_profiles(mixed, config) == expected));
}

TEST_CASE("of every beginning of a file all is read but its last line") {
  const auto whole = *parse_profiles(everything, config);
  for (std::size_t size = 0; size != everything.size(); ++size) {
    const auto text = everything.substr(0, size);
    CAPTURE(size);
    const auto parsed = parse_profiles(text, config);
    const auto line = 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (!parsed) {
      // Only a line that was cut is ever wrong here.
      CHECK(parsed.error().line == line);
      continue;
    }
    for (const auto& [name, section] : parsed->profiles) {
      for (const auto& [key, property] : section.properties) {
        const auto* complete = whole.find_profile(name);
        if (property.value.line >= line || complete == nullptr) continue;
        if (name == "default") continue;  // its value goes on in the line below
        CHECK(property.value == *complete->find(key));
      }
    }
  }
}

TEST_CASE("a refused file says in which line, in which section and why") {
  using enum profile_errc;
  CHECK(refused("[profile foo\na = b") ==
        profile_error{unclosed_section, config, 1, "profile foo"});
  CHECK(refused("[a]\nb=c\n[d] e", credentials) ==
        profile_error{unclosed_section, credentials, 3, "d] e"});
  CHECK(refused("[") == profile_error{unclosed_section, config, 1, ""});
  CHECK(refused("[a#]") == profile_error{unclosed_section, config, 1, "a"});
  CHECK(refused("\n a = b") == profile_error{nothing_to_continue, config, 2, ""});
  CHECK(refused("a = b") == profile_error{outside_section, config, 1, ""});
  CHECK(refused("[default]\n\n  a = b") ==
        profile_error{nothing_to_continue, config, 3, "default"});
  CHECK(refused("[default]\na = b\n[profile c]\n d") ==
        profile_error{nothing_to_continue, config, 4, "profile c"});
  CHECK(refused("[default]\na") == profile_error{missing_equals, config, 2, "default"});
  CHECK(refused("[default]\na # = b") == profile_error{missing_equals, config, 2, "default"});
  CHECK(refused("[default]\n = a") == profile_error{nothing_to_continue, config, 2, "default"});
  CHECK(refused("[default]\n= a") == profile_error{missing_name, config, 2, "default"});
  CHECK(refused("[default]\ns3=\n a") == profile_error{missing_equals, config, 3, "default"});
  CHECK(refused("[default]\ns3=\n =a") == profile_error{missing_name, config, 3, "default"});
}

TEST_CASE("a NUL is refused wherever it is, as in UTF-16") {
  const std::string text(everything);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    auto with_nul = text;
    with_nul.insert(at, 1, '\0');
    CAPTURE(at);
    CHECK(refused(with_nul).code == profile_errc::not_text);
  }
  std::string utf16 = "\xff\xfe";
  for (const char c : text) utf16.append(1, c).append(1, '\0');
  CHECK(refused(utf16) == profile_error{profile_errc::not_text, config, 1, ""});
}

TEST_CASE("what is ignored is told, with its line and why") {
  using enum profile_errc;
  using list = std::vector<profile_error>;
  CHECK(ignored("[prod]\na = b\n") == list{{unknown_section, config, 1, "prod"}});
  CHECK(ignored("[]\n[profiles x]\n[Default]") == list{{unknown_section, config, 1, ""},
                                                       {unknown_section, config, 2, "profiles x"},
                                                       {unknown_section, config, 3, "Default"}});
  CHECK(ignored("[profile]\n[services ]\n[profile \"\"]\n[profile a b]") ==
        list{{bad_section_name, config, 1, "profile"},
             {bad_section_name, config, 2, "services"},
             {bad_section_name, config, 3, "profile \"\""},
             {bad_section_name, config, 4, "profile a b"}});
  CHECK(ignored("[profile a]\n[sso-session b]\n[services c]\n[d e]\n[]", credentials) ==
        list{{config_section, credentials, 1, "profile a"},
             {config_section, credentials, 2, "sso-session b"},
             {config_section, credentials, 3, "services c"},
             {bad_section_name, credentials, 4, "d e"},
             {bad_section_name, credentials, 5, ""}});
  CHECK(ignored("[default]\na b = c\ns3 =\n d e = f") ==
        list{{bad_property_name, config, 2, "default"}, {bad_property_name, config, 4, "default"}});
  CHECK(ignored("[default]\na=1\na=2\n[default]\na=3\ns3=\n b=1\n b=2") ==
        list{{repeated_property, config, 2, "default"},
             {repeated_property, config, 3, "default"},
             {repeated_property, config, 7, "default"}});
  CHECK(ignored("[default]\n[profile default]\n[default]") ==
        list{{replaced_default, config, 1, "default"}, {replaced_default, config, 3, "default"}});
}

TEST_CASE("every character that is not allowed in a name makes it a bad one") {
  const std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./%@:+";
  for (int value = 1; value != 256; ++value) {
    const char c = static_cast<char>(value);
    if (c == '\n' || c == '\r' || c == '#' || c == ';') continue;  // these end the text before
    CAPTURE(value);
    const bool good = allowed.find(c) != allowed.npos;
    const auto name = std::string("a").append(1, c).append("b");
    CHECK(parse_profiles("[" + name + "]", credentials)->profiles.size() == (good ? 1 : 0));
    if (c == '=') continue;  // ends the name before
    const auto parsed = parse_profiles("[p]\n" + name + "=1", credentials);
    REQUIRE(parsed.has_value());
    CHECK(parsed->find_profile("p")->properties.size() == (good ? 1 : 0));
  }
}

TEST_CASE("a property that is replaced loses what was nested in it, and its further lines") {
  CHECK(shown(*parse_profiles("[p]\ns3=\n a=1\ns3=\n b=2\n", credentials)) == "p{s3{b=2}} ");
  CHECK(shown(*parse_profiles("[p]\ns3=\n a=1\ns3=x\n", credentials)) == "p{s3=x} ");
  CHECK(shown(*parse_profiles("[p]\na=1\n 2\na=3\n", credentials)) == "p{a=3} ");
  CHECK(shown(*parse_profiles("[p]\na=1\n 2\na=\n b=3\n", credentials)) == "p{a{b=3}} ");
}

TEST_CASE("a value is kept byte for byte") {
  std::string value;
  for (int c = 1; c != 256; ++c) {
    if (c != '\n' && c != '\r') value += static_cast<char>(c);
  }
  // Without the blanks that would begin a comment.
  const auto parsed = parse_profiles("[p]\na=" + value + "!\n", credentials);
  REQUIRE(parsed.has_value());
  CHECK(parsed->find_profile("p")->find("a")->text.expose() == value + "!");
}

TEST_CASE("no error and nothing that is ignored shows a part of a value or a property's name") {
  // A secret in each place in which a slip of the hand may put it.
  const std::string marker = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  const std::string before = "[default]\naws_secret_access_key = ";
  std::size_t told = 0;
  for (const auto& text : {
           before + marker + "\n[",
           before + "\n" + marker,
           before + "\n" + marker + "=\n[",
           before + "\n " + marker,
           before + "\n = " + marker,
           before + "\n " + marker + " x = 1\n[",
           "[default]\naws_secret_access_key " + marker,
           "[default]\naws_secret_access_key " + marker + "=",
           "[default]\naws_secret_access_key: " + marker,
           "[default]\n= " + marker,
           "[default]\n" + marker + " = 1\n" + marker + " = 2",
           "[default]\n x = " + marker,
           "aws_secret_access_key = " + marker,
           " " + marker,
           before + marker + std::string(1, '\0'),
       }) {
    CAPTURE(text);
    const auto parsed = parse_profiles(text, config);
    std::vector<profile_error> all;
    if (parsed) {
      all = parsed->ignored;
    } else {
      all.push_back(parsed.error());
    }
    for (const auto& each : all) {
      ++told;
      for (std::size_t at = 0; at + 8 <= marker.size(); ++at) {
        CHECK(to_string(each).find(marker.substr(at, 8)) == std::string::npos);
        CHECK(each.section.find(marker.substr(at, 8)) == std::string::npos);
      }
    }
  }
  CHECK(told >= 15);
}

TEST_CASE("a document in place of a file is not quoted") {
  for (const std::string text :
       {R"([{"AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "wJalrXUtnFEMI"}])",
        R"(["AKIDEXAMPLE", "wJalrXUtnFEMI"])", R"([{"SecretAccessKey": "wJalrXUtnFEMI")"}) {
    CAPTURE(text);
    for (const auto file : {config, credentials}) {
      const auto parsed = parse_profiles(text, file);
      const auto error = parsed ? parsed->ignored.at(0) : parsed.error();
      CHECK(error.section.empty());
      CHECK(error.line == 1);
    }
  }
}

TEST_CASE("limits are kept, and one that is just reached is no error") {
  using enum profile_errc;
  const std::string text = "[a]\nb=1\nc=\n d=2\n[e]\n";
  CHECK(parse_profiles(text, credentials, {text.size(), 2, 3}).has_value());
  CHECK(refused(text, credentials, {text.size() - 1, 2, 3}) ==
        profile_error{too_large, credentials, 0, ""});
  CHECK(refused(text, credentials, {text.size(), 1, 3}) ==
        profile_error{too_many_sections, credentials, 5, "e"});
  CHECK(refused(text, credentials, {text.size(), 2, 2}) ==
        profile_error{too_many_properties, credentials, 4, "a"});
  // What is ignored counts.
  CHECK(refused("[a]\n[b]\n", config, {100, 1, 1}).code == too_many_sections);
  CHECK(refused("[default]\na b = 1\na=1\n", config, {100, 1, 1}).code == too_many_properties);
}

TEST_CASE("the section in an error is cut, however long it is") {
  const std::string name(1000, 'x');
  CHECK(refused("[" + name).section == name.substr(0, 64));
  const auto notes = ignored("[" + name + "]");
  REQUIRE(notes.size() == 1);
  CHECK(notes.front().section == name.substr(0, 64));
  CHECK(parse_profiles("[" + name + "]", credentials)->find_profile(name) != nullptr);
}

TEST_CASE("a very long line is read as any other") {
  const std::string value(1'000'000, 'v');
  const auto parsed = parse_profiles("[p]\na = " + value + "\nb = c", credentials);
  REQUIRE(parsed.has_value());
  CHECK(parsed->find_profile("p")->find("a")->text.expose() == value);
  CHECK(parsed->find_profile("p")->find("b")->text.expose() == "c");
}
