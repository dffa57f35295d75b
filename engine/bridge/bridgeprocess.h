#pragma once

#include "engine/bridge/interpreter.h"

#include <QJsonObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

class QProcess;

namespace engine {

/// What surrounds a run of the bridge's script.
struct BridgeSettings
{
    Interpreter interpreter;
    QString folder; ///< to run in
    QMap<QString, QString> variables; ///< the environment variables, all of them
    std::chrono::milliseconds silence = std::chrono::seconds(60); ///< after which the script is given up
    std::function<void(const QString &)> printed; ///< takes each line that the project prints, when it does
};

/// The bridge's script in the project's interpreter, and the line to it: one JSON object a line, each way. It runs in a
/// process group of its own, which is killed when this goes. Belongs to the thread that started it.
class BridgeProcess
{
public:
    /// Starts the interpreter and hands it the script and `request`. Kind::Project where it cannot be started.
    [[nodiscard]] static Result<std::unique_ptr<BridgeProcess>> start(const BridgeSettings &settings,
                                                                      const QJsonObject &request);
    ~BridgeProcess();
    BridgeProcess(const BridgeProcess &) = delete;
    BridgeProcess &operator=(const BridgeProcess &) = delete;
    BridgeProcess(BridgeProcess &&) = delete;
    BridgeProcess &operator=(BridgeProcess &&) = delete;

    /// The next message. Errors: Kind::Cancelled by `stop`; Kind::Project where the script says nothing for too long or
    /// has ended without a word. After an error the process is gone.
    [[nodiscard]] Result<QJsonObject> read(const std::stop_token &stop);

    /// Answers the last message.
    void write(const QJsonObject &message);

    /// The end of what the project has printed, without passwords in URLs.
    [[nodiscard]] QString output() const;

    /// Lets the script, which has said its last word, come to its end; then nothing of it is left.
    void finish();

private:
    explicit BridgeProcess(BridgeSettings settings);
    [[nodiscard]] std::optional<QJsonObject> nextMessage();
    void collectOutput();
    void addOutput(const QByteArray &text);
    void tellLines(const QByteArray &text);
    void kill();
    [[nodiscard]] tl::unexpected<Error> ended();

    BridgeSettings m_settings;
    std::unique_ptr<QProcess> m_process;
    qint64 m_group = 0; ///< the process group
    qint64 m_received = 0; ///< bytes that the project has printed
    QByteArray m_output;
    QByteArray m_untold; ///< the beginning of a line
    bool m_ready = false; ///< the script itself is speaking, not what Python runs before it
};

/// `text` with *** for the passwords of the URLs in it.
[[nodiscard]] QString withoutPasswords(const QString &text);

} // namespace engine
