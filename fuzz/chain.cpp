// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A line of settings of the environment, the name of a profile, and a line for each outcome, true
// or made up; each letter stands for a piece, by the tables below. The chain comes to its end, what
// it finds is of one place, and it tells no secret.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/credentials/chain.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace sansaws;
using namespace sansaws::credentials;
using fuzz::promise;

namespace {

/// What every secret begins with; the letter of its place follows. The `$` of a piece stands for
/// both. No input has it, so that all that has it was secret.
constexpr std::string_view mark = "s3cr3t";

struct setting {
  char letter;
  std::string_view name;
  std::string_view value;
};
constexpr setting settings[] = {
    {'i', "AWS_ACCESS_KEY_ID", "AKIA$"},
    {'I', "AWS_ACCESS_KEY_ID", "AKIA $"},
    {'k', "AWS_SECRET_ACCESS_KEY", "$"},
    {'K', "AWS_SECRET_ACCESS_KEY", "$\n"},
    {'t', "AWS_SESSION_TOKEN", "$"},
    {'T', "AWS_SESSION_TOKEN", "$\x7f"},
    {'e', "AWS_CREDENTIAL_EXPIRATION", "2026-01-02T03:04:05Z"},
    {'E', "AWS_CREDENTIAL_EXPIRATION", "$"},
    {'w', "AWS_WEB_IDENTITY_TOKEN_FILE", "/web"},
    {'p', "AWS_PROFILE", "prod"},
    {'P', "AWS_PROFILE", "\x1b[31m \xff"},
    {'c', "AWS_CONFIG_FILE", "/config"},
    {'C', "AWS_CONFIG_FILE", "~/\x07/config"},
    {'s', "AWS_SHARED_CREDENTIALS_FILE", "/credentials"},
    {'S', "AWS_SHARED_CREDENTIALS_FILE", "~"},
    {'h', "HOME", "/home/u"},
    {'u', "USERPROFILE", "C:\\u"},
    {'r', "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/$?a=b"},
    {'R', "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/../$"},
    {'f', "AWS_CONTAINER_CREDENTIALS_FULL_URI", "https://container.example/$"},
    {'F', "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://container.example/$"},
    {'g', "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:8080"},
    {'G', "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://u:$@localhost/"},
    {'a', "AWS_CONTAINER_AUTHORIZATION_TOKEN", "$"},
    {'A', "AWS_CONTAINER_AUTHORIZATION_TOKEN", "$\r\nx: y"},
    {'b', "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/authorization\x01"},
    {'d', "AWS_EC2_METADATA_DISABLED", "True"},
    {'D', "AWS_EC2_METADATA_DISABLED", "yes"},
    {'m', "AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:8081/base"},
    {'M', "AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://u:$@127.0.0.1/"},
    {'n', "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6"},
    {'N', "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "$"},
    {'z', "AWS_REGION", "eu-central-1"},
    {'Z', "AWS_DEFAULT_REGION", "\t"},
    {'x', "AWS_ROLE_ARN", "$"},
};

struct piece {
  char letter;
  std::string_view text;
};
/// Of the files (small letters), of documents (capitals) and of other answers (digits). Any other
/// letter stands for itself.
constexpr piece pieces[] = {
    {'d', "\n[default]\n"},
    {'D', "\n[profile default]\n"},
    {'p', "\n[profile prod]\n"},
    {'q', "\n[prod]\n"},
    {'u', "\n[PROD]\n"},
    {'s', "\n[sso-session prod]\n"},
    {'b', "\n[prod\n"},
    {'i', "aws_access_key_id = AKIA$\n"},
    {'j', "aws_access_key_id = $ $\n"},
    {'k', "aws_secret_access_key = $\n"},
    {'h', "aws_secret_access_key = $\n $\n"},
    {'t', "aws_session_token = $\n"},
    {'e', "\naws_session_token =\n"},
    {'y', "aws_secret_access_key $\n"},
    {'v', "$/+ = a\n$! = a\n"},
    {'c', "credential_process = print $\n"},
    {'r', "role_arn = $\n"},
    {'w', "web_identity_token_file = $\n"},
    {'o', "sso_account_id = $\n"},
    {'n', "\nsso_session = prod\n"},
    {'l', "login_session = $\n"},
    {'g', "\nregion = us-east-1\n"},
    {'V', R"("Version":1,)"},
    {'W', R"("Version":"$",)"},
    {'C', R"("Code":"Success",)"},
    {'F', R"("Code":"Failed","Message":"\u001b no",)"},
    {'M', R"("code":"a","message":"b",)"},
    {'I', R"("AccessKeyId":"AKIA$",)"},
    {'H', R"("AccessKeyId":["$"],)"},
    {'K', R"("SecretAccessKey":"$",)"},
    {'L', R"("SecretAccessKey":"$\n",)"},
    {'T', R"("SessionToken":"$","Token":"$",)"},
    {'E', R"("Expiration":"2026-01-02T03:04:05Z",)"},
    {'Y', R"("Expiration":"$",)"},
    {'Z', R"("z":0})"},
    {'J', R"({"Version":1,"AccessKeyId":"AKIA$","SecretAccessKey":"$",)"
          R"("SessionToken":"$","Token":"$","Expiration":"2026-01-02T03:04:05Z"})"},
    {'2', "my-role"},
    {'3', "../role"},
    {'4', "\n"},
};

/// The text of a piece at the place of that letter.
std::string at_place(std::string_view text, char place) {
  std::string made;
  for (const char c : text) {
    if (c == '$') made += mark;
    made += c == '$' ? place : c;
  }
  return made;
}

/// Whose secrets are in the text.
std::string places_in(std::string_view text) {
  std::string places;
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    const auto place = text.substr(at + mark.size(), 1);
    if (places.find(place) == places.npos) places += place;
  }
  return places;
}

by_name<secret> environment_of(std::string_view letters) {
  by_name<secret> environment;
  for (const auto& [letter, name, value] : settings) {
    if (letters.find(letter) == letters.npos) continue;
    const char place = name.starts_with("AWS_CONTAINER") ? 'A'
                       : name.starts_with("AWS_EC2")     ? 'I'
                                                         : 'E';
    environment.insert_or_assign(std::string(name), secret(at_place(value, place)));
  }
  return environment;
}

/// A 1 in front is a token, which is no name of a role, as that is told.
std::string text_of(std::string_view letters, char place) {
  std::string text;
  if (letters.starts_with('1')) {
    text = at_place("$~", place);
    letters.remove_prefix(1);
  }
  for (const char c : letters) {
    const auto* const found = std::ranges::find(pieces, c, &piece::letter);
    if (found == std::end(pieces)) {
      text += c;
      continue;
    }
    // A secret is on a line of its own: never in the name of a section or in a message, as those
    // are told.
    if (found->text.find('$') != found->text.npos) text += '\n';
    text += at_place(found->text, place);
  }
  return text;
}

/// The first letter says the status.
http::response answer_of(std::string_view letters, char place) {
  http::response answer;
  const char letter = letters.empty() ? '2' : letters.front();
  answer.status = letter >= '0' && letter <= '9' ? (letter - '0') * 100 + (letter == '4' ? 4 : 0)
                                                 : static_cast<unsigned char>(letter);
  answer.body = text_of(letters.substr(letters.empty() ? 0 : 1), place);
  return answer;
}

bool is_visible(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// All that a chain says.
struct said {
  explicit said(const chain& of)
      : ticket(of.need() == nullptr ? 0 : of.need()->ticket),
        places(of.places()),
        region(of.region()),
        found(of.found()) {}

  std::uint64_t ticket;
  std::vector<chain_place> places;
  std::optional<chain_region> region;
  std::optional<expiring_credentials> found;

  friend bool operator==(const said&, const said&) = default;
};

/// The letter of the place that is asked.
char place_of(const chain_need& need) {
  if (std::holds_alternative<run_command>(need.what)) return 'P';
  if (const auto* const sent = std::get_if<send_request>(&need.what)) {
    return sent->request.fields.find("accept") ? 'K' : 'I';
  }
  const std::string& path = std::get<read_file>(need.what).path;
  if (path == "/authorization\x01") return 'A';
  return path.ends_with("config") ? 'C' : 'R';
}

void check_need(const chain_need& need) {
  if (const auto* const run = std::get_if<run_command>(&need.what)) {
    const std::string places = places_in(run->command.expose());
    promise(places == "C" || places == "R", "a command is that of a profile");
    return;
  }
  const auto* const sent = std::get_if<send_request>(&need.what);
  if (sent == nullptr) return;
  const auto& [endpoint, request, timeout] = *sent;
  const bool container = request.fields.find("accept").has_value();
  const std::string host(endpoint.host());
  promise(container ? host == "169.254.170.2" || host == "container.example" || host == "127.0.0.1"
                    : host == "169.254.169.254" || host == "[fd00:ec2::254]" || host == "127.0.0.1",
          "only those hosts are asked that are set up");
  promise(host != "container.example" || endpoint.scheme() == aws::scheme::https,
          "secrets are asked of this machine, or by https");
  std::string all = request.target;
  for (const auto field : request.fields) all.append(field.value) += '\n';
  const std::string places = places_in(all + request.body);
  promise(places.empty() || places == (container ? "A" : "I"),
          "an endpoint is told no secrets but its own");
  promise(timeout.count() > 0, "nobody waits for ever");
}

/// What holds while the chain goes on, and after it.
void check(const chain& of) {
  const auto& places = of.places();
  for (std::size_t i = 0; i != places.size(); ++i) {
    const auto& [where, error, text] = places[i];
    promise(is_visible(text), "a place is told in visible ASCII");
    promise(places_in(text).empty(), "no secret is told");
    promise(i == 0 || places[i - 1].where < where, "places are in their order, and there once");
    const bool goes_on = error == place_error::absent || error == place_error::passed_over;
    promise(goes_on || i + 1 == places.size(), "credentials or an error that ends it are the last");
  }
  if (of.region()) {
    promise(!of.region()->text.empty() && is_visible(of.region()->source), "a region has a source");
  }
  const bool last_has = !places.empty() && !places.back().error;
  promise(of.found().has_value() == last_has, "found credentials have a place, which is the last");
  if (!last_has) return;
  const auto& [where, error, text] = places.back();
  const char letter = where == provider::environment                   ? 'E'
                      : where == provider::process                     ? 'P'
                      : where == provider::container                   ? 'K'
                      : where == provider::instance                    ? 'I'
                      : text.find(", credentials file, ") != text.npos ? 'R'
                                                                       : 'C';
  const auto& found = of.found()->credentials;
  promise(places_in(found.access_key_id()) == std::string(1, letter) &&
              places_in(found.secret_access_key().expose()) == std::string(1, letter),
          "id and key are those of the place");
  const std::string token = places_in(found.session_token().expose());
  promise(found.session_token().empty() || token == std::string(1, letter),
          "the token is that of the place");
}

/// An outcome that is not needed: of another ticket, or of another kind.
void lie(chain& to, std::uint64_t ticket, std::string_view letters) {
  const said before(to);
  const bool kind_matters = to.need() != nullptr && to.need()->ticket == ticket;
  const bool sent = kind_matters && std::holds_alternative<send_request>(to.need()->what);
  bool taken = false;
  if (!kind_matters || sent) taken |= to.take(ticket, text_of(letters, 'L'));
  if (!kind_matters || !sent) taken |= to.take(ticket, answer_of(letters, 'L'));
  if (!kind_matters) taken |= to.fail(ticket, letters);
  promise(!taken && before == said(to), "what is not needed changes nothing");
}

/// Tells what came of the need.
bool tell(chain& to, const chain_need& need, char place, std::string_view letters) {
  if (letters.starts_with('-')) return to.fail(need.ticket, letters.substr(1));
  if (std::holds_alternative<send_request>(need.what)) {
    return to.take(need.ticket, answer_of(letters, place));
  }
  return to.take(need.ticket, text_of(letters, place));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  if (fuzz::as_text(data, size).find(mark) != std::string_view::npos) return 0;
  const auto environment = environment_of(in.line());
  chain one(environment, in.line());
  std::uint64_t last_ticket = 0;
  for (std::size_t needs = 0; one.need() != nullptr; ++needs) {
    promise(needs != 5, "every chain comes to its end after at most 5 needs");
    check(one);
    const chain_need need = *one.need();
    promise(need.ticket > last_ticket, "no ticket is given twice");
    check_need(need);
    auto letters = in.empty() ? std::string_view("-") : in.line();
    for (; letters.starts_with('!'); letters = in.line()) {
      lie(one, need.ticket, letters.substr(1));
      lie(one, need.ticket + 1 + letters.size() % 3, letters.substr(1));
      lie(one, last_ticket, letters.substr(1));
    }
    const char place = place_of(need);
    chain other = one;
    promise(tell(one, need, place, letters), "the outcome of what is needed is taken");
    promise(tell(other, need, place, letters) && said(other) == said(one),
            "what is said of the same outcomes is the same");
    last_ticket = need.ticket;
    lie(one, last_ticket, letters);
  }
  check(one);
  lie(one, 0, "2J");
  lie(one, last_ticket + 1, "2J");
  promise(one.found() ||
              (!one.places().empty() && (one.places().back().where == provider::instance ||
                                         one.places().back().error > place_error::passed_over)),
          "without credentials there is an error that ends it, or each place was looked at");
  return 0;
}
