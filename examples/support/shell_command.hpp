// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Runs a command that prints credentials, and bounds what it may print and how long it may take.
#pragma once

#include "descriptor.hpp"
#include "sensitive_text.hpp"
#include "signals_held.hpp"

#include <sansaws/credentials/documents.hpp>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

extern "C" char** environ;  // NOLINT: not every system's <unistd.h> has it

namespace examples {

/// How long a command may take.
inline constexpr std::chrono::seconds command_timeout{60};

/// How many commands of `credential_process` may run inside one another: a profile may name a
/// program that asks for the same profile. The variable has how many there are.
inline constexpr int max_nested_commands = 3;
inline constexpr std::string_view nested_commands = "SANSAWS_CREDENTIAL_PROCESSES";

/// The environment of this program, but for that variable.
class command_environment {
 public:
  command_environment() {
    const std::string prefix = std::string(nested_commands) + "=";
    for (char** each = environ; *each != nullptr; ++each) {
      const std::string_view text = *each;
      if (!text.starts_with(prefix)) {
        variables_.push_back(*each);
      } else {
        std::from_chars(text.data() + prefix.size(), text.data() + text.size(), depth_);
      }
    }
    if (depth_ < 0 || depth_ > max_nested_commands) depth_ = max_nested_commands;
    own_ = prefix + std::to_string(depth_ + 1);
    variables_.push_back(own_.data());
    variables_.push_back(nullptr);
  }

  /// How many commands this program runs in.
  int depth() const { return depth_; }
  char* const* get() const { return variables_.data(); }

 private:
  int depth_ = 0;
  std::string own_;
  std::vector<char*> variables_;
};

/// A command that runs in a group of processes of its own, so that all of it can be ended. It runs
/// in the background, so it cannot read from the terminal.
class shell_command {
 public:
  /// `error()` says whether it has begun.
  shell_command(const char* command, const command_environment& environment)
      : patience_(max_nested_commands - environment.depth()) {
    // Where the signal is ignored, which a program may have from its parent, nobody keeps the
    // status of a process that has ended.
    struct sigaction keep = {};
    keep.sa_handler = SIG_DFL;
    sigaction(SIGCHLD, &keep, &before_);
    std::array<int, 2> ends{-1, -1};
    if (pipe(ends.data()) == -1) {
      error_ = errno;
      return;
    }
    output_ = descriptor(ends[0]);
    const descriptor theirs(ends[1]);
    for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
    fcntl(output_.get(), F_SETFL, O_NONBLOCK);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, theirs.get(), STDOUT_FILENO);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGPIPE);
    posix_spawnattr_setsigdefault(&how, &ours);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    // Behind `--` a command may begin with a hyphen.
    std::array<std::string, 3> words{"sh", "-c", "--"};
    const std::array<char*, 5> arguments{words[0].data(), words[1].data(), words[2].data(),
                                         const_cast<char*>(command), nullptr};
    error_ = posix_spawn(&id_, "/bin/sh", &files, &how, arguments.data(), environment.get());
    if (error_ != 0) id_ = -1;
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
  }
  shell_command(const shell_command&) = delete;
  shell_command& operator=(const shell_command&) = delete;
  ~shell_command() {
    end();
    sigaction(SIGCHLD, &before_, nullptr);
  }

  int error() const { return error_; }

  /// Waits for output, or for a moment.
  void wait() {
    pollfd output{output_.get(), POLLIN, 0};
    const bool open = output_.get() != -1;
    poll(&output, open ? 1 : 0, open ? 50 : 5);
  }

  /// Appends what has been printed. Returns false where that is too much.
  bool take_output(sensitive_text& into) {
    std::array<char, 4096> piece{};
    bool fits = true;
    while (fits && output_.get() != -1) {
      const ssize_t size = read(output_.get(), piece.data(), piece.size());
      if (size == -1 && errno == EINTR) continue;
      if (size == -1 && errno == EAGAIN) break;
      if (size <= 0) {
        output_ = descriptor();
        break;
      }
      const auto count = static_cast<std::size_t>(size);
      fits = into.size() + count <= sansaws::credentials::max_document;
      if (fits) into.append({piece.data(), count});
    }
    wipe(piece.data(), piece.size());
    return fits;
  }

  /// Whether it is at its end, or stands still because it wants to ask at the terminal.
  bool ended() {
    if (id_ == -1) return true;
    if (waitpid(id_, &status_, WNOHANG | WUNTRACED) != id_) return false;
    if (!WIFSTOPPED(status_)) id_ = -1;
    return true;
  }

  /// Of one that is at its end: why it has failed. Empty where it has not.
  std::string failure() const {
    if (WIFSTOPPED(status_)) {
      const bool asks = WSTOPSIG(status_) == SIGTTIN || WSTOPSIG(status_) == SIGTTOU;
      return asks ? "the command may not ask at the terminal" : "the command was stopped";
    }
    if (WIFSIGNALED(status_)) {
      return "the command was ended by signal " + std::to_string(WTERMSIG(status_)) + ", " +
             strsignal(WTERMSIG(status_));
    }
    const int status = WEXITSTATUS(status_);
    return status == 0 ? "" : "the command has ended with status " + std::to_string(status);
  }

 private:
  /// Ends what still runs. It gets a moment to end what it has begun itself; the longer, the more
  /// commands may run in it, as each gives those such a moment.
  void end() {
    if (id_ == -1) return;
    kill(-id_, SIGTERM);
    kill(-id_, SIGCONT);
    for (int i = 0; i < 50 * patience_ && waitpid(id_, nullptr, WNOHANG) == 0; ++i) {
      poll(nullptr, 0, 10);
    }
    kill(-id_, SIGKILL);
    while (waitpid(id_, nullptr, 0) == -1 && errno == EINTR) {
    }
    id_ = -1;
  }

  int patience_;  ///< half seconds
  struct sigaction before_ = {};
  descriptor output_;
  pid_t id_ = -1;
  int status_ = 0;
  int error_ = 0;
};

/// Runs the command by the shell, without an input; it shares our standard error. Appends what it
/// prints to its standard output, and returns why it has failed; an empty text if it has not.
/// Ctrl-C ends the command, and then does what it does otherwise.
inline std::string run_command(std::string_view command, sensitive_text& output) {
  using clock = std::chrono::steady_clock;
  const command_environment environment;
  if (environment.depth() >= max_nested_commands) {
    return std::to_string(max_nested_commands) +
           " commands of credential_process run one another; this one is not run";
  }
  if (command.find('\0') != command.npos) return "the command has a null character";
  sensitive_text text;
  text.append(command);
  const signals_held signals;
  shell_command running(text.c_str(), environment);
  if (running.error() != 0) return std::generic_category().message(running.error());
  const auto end = clock::now() + command_timeout;
  while (true) {
    const bool ended = running.ended();
    if (!running.take_output(output)) {
      return "the command prints more than " +
             std::to_string(sansaws::credentials::max_document / 1024) + " KiB";
    }
    if (ended) return running.failure();
    if (signals_held::came()) return "the command was interrupted";
    if (clock::now() >= end) {
      return "the command takes more than " + std::to_string(command_timeout.count()) + " s";
    }
    running.wait();
  }
}

}  // namespace examples
