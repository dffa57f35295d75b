#pragma once

#include "engine/result.h"
#include "models/textfile.h"

#include <QWidget>

class QLabel;

namespace widgets {

class CodeEditor;
class ElidedLabel;
class NoticeBar;

/// A file in the editor: its path, its text, saving, and what to do when somebody else has written it. It neither reads
/// nor writes: it asks by signals, and whoever answers (the Workspace) calls back with the result.
class FileEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit FileEditor(QWidget *parent = nullptr);

    /// Shows `file` in place of what was there. Its line ends and byte order mark are kept; a file that is not UTF-8 is
    /// shown as far as it goes and cannot be changed.
    void setFile(const models::TextFile &file);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] CodeEditor *editor() const { return m_editor; }
    [[nodiscard]] bool isModified() const;
    /// The bytes that a save would write.
    [[nodiscard]] QByteArray content() const;
    /// The hash of the file that the text was made from.
    [[nodiscard]] const QByteArray &baseHash() const { return m_baseHash; }

    /// Asks for a save; nothing happens where nothing has changed.
    void save();
    /// The answer to saveRequested: it is on the disk. What was typed meanwhile stays unsaved.
    void saved(const models::TextFile &file);
    /// The answer to saveRequested: it is not. With `changedOnDisk` the user is asked which of the two texts to keep.
    void saveRefused(const engine::Error &error, bool changedOnDisk);

    /// Tells what the file on the disk looks like by now (models::hashOnDisk): an unchanged editor asks for the new
    /// text at once, a changed one asks the user. An empty `hash` means that the file is gone.
    void fileSeenOnDisk(const QByteArray &hash);

signals:
    /// Write `content` to `path` unless the file's hash is another than `baseHash`; empty means: in any case.
    void saveRequested(const QString &path, const QByteArray &content, const QByteArray &baseHash);
    /// Read the file again and call setFile().
    void reloadRequested(const QString &path);
    /// The editor has come to the front: look whether the file has changed, and call fileSeenOnDisk().
    void checkRequested(const QString &path);
    void modificationChanged(bool modified);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setupWidgets();
    void setupConnections();
    void retranslate();
    void updateTitle();
    void decode(const QByteArray &content);
    void askWhichText();
    void noticeAnswered(const QString &name);

    QString m_path;
    QByteArray m_baseHash;
    QByteArray m_seenHash; ///< of the file on the disk that the user has already been asked about
    bool m_byteOrderMark = false;

    ElidedLabel *m_title = nullptr;
    QLabel *m_mark = nullptr;
    NoticeBar *m_notice = nullptr;
    CodeEditor *m_editor = nullptr;
};

} // namespace widgets
