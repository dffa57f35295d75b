#include "widgets/editor/fileeditor.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/editor/noticebar.h"
#include "widgets/theme/athanorstyle.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QKeyEvent>
#include <QStringConverter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

CodeEditor::Language languageOf(const QString &path)
{
    if (path.endsWith(".py"_L1) || path.endsWith(".mako"_L1))
        return CodeEditor::Language::Python;
    return path.endsWith(".sql"_L1) ? CodeEditor::Language::Sql : CodeEditor::Language::Plain;
}

} // namespace

FileEditor::FileEditor(QWidget *parent)
    : QWidget(parent)
{
    setupWidgets();
    setupConnections();
    retranslate();
}

void FileEditor::setupWidgets()
{
    m_title = new ElidedLabel(this);
    m_title->setElideMode(Qt::ElideMiddle);
    m_title->setObjectName(u"filePath"_s);
    m_title->setProperty("muted", true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_mark = new QLabel(this);
    m_mark->setObjectName(u"fileState"_s);
    m_notice = new NoticeBar(this);
    m_editor = new CodeEditor(this);
    m_editor->setObjectName(u"fileText"_s);
    m_editor->setFramed(false);
    setFocusProxy(m_editor);

    auto *line = new QHBoxLayout;
    const int step = rhythm(this);
    line->setContentsMargins(step * 3 / 2, step / 2, step * 3 / 2, step / 2);
    line->addWidget(m_title);
    line->addWidget(m_mark);
    line->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_notice);
    layout->addWidget(m_editor, 1);
}

void FileEditor::setupConnections()
{
    // What is typed before the file has been read would be lost.
    m_editor->setReadOnly(true);
    connect(m_notice, &NoticeBar::chosen, this, &FileEditor::noticeAnswered);
    connect(m_editor, &CodeEditor::modificationChanged, this, [this](bool modified) {
        updateTitle();
        emit modificationChanged(modified);
    });
}

void FileEditor::setFile(const models::TextFile &file)
{
    m_path = file.path;
    m_baseHash = file.hash;
    m_seenHash = file.hash;
    m_notice->dismiss();
    m_editor->setLanguage(languageOf(m_path));
    const int line = m_editor->caretLine();
    decode(file.content);
    m_editor->goTo(line);
    updateTitle();
}

void FileEditor::decode(const QByteArray &content)
{
    m_byteOrderMark = content.startsWith(byteOrderMark);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(content);
    m_editor->setReadOnly(decoder.hasError());
    m_editor->setText(text);
    if (decoder.hasError())
        m_notice->tell(NoticeBar::Tone::Warning,
                       tr("This file is not UTF-8. It is shown as far as it can be read, and cannot be changed here."),
                       {});
}

bool FileEditor::isModified() const
{
    return m_editor->isModified();
}

QByteArray FileEditor::content() const
{
    const QByteArray text = m_editor->text().toUtf8();
    return m_byteOrderMark ? byteOrderMark.toByteArray() + text : text;
}

void FileEditor::save()
{
    if (!isModified() || m_editor->isReadOnly())
        return;
    emit saveRequested(m_path, content(), m_baseHash);
}

void FileEditor::saved(const models::TextFile &file)
{
    m_baseHash = file.hash;
    m_seenHash = file.hash;
    m_notice->dismiss();
    m_editor->setModified(content() != file.content);
    updateTitle();
}

void FileEditor::saveRefused(const engine::Error &error, bool changedOnDisk)
{
    if (changedOnDisk) {
        askWhichText();
        return;
    }
    QStringList sentences{error.what, error.why, error.advice};
    sentences.removeAll(QString());
    m_notice->tell(NoticeBar::Tone::Problem, sentences.join(u' '),
                   {{u"noticeRetry"_s, tr("Save again")}, {u"noticeCancel"_s, tr("Not now")}});
}

void FileEditor::fileSeenOnDisk(const QByteArray &hash)
{
    if (hash == m_seenHash || m_path.isEmpty())
        return;
    m_seenHash = hash;
    if (hash == m_baseHash)
        return;
    if (hash.isEmpty())
        m_notice->tell(NoticeBar::Tone::Warning, tr("The file is no longer on the disk. Saving writes it again."),
                       {{u"noticeOverwrite"_s, tr("Write it again")}, {u"noticeCancel"_s, tr("Not now")}});
    else if (isModified())
        askWhichText();
    else
        emit reloadRequested(m_path);
}

void FileEditor::askWhichText()
{
    m_notice->tell(NoticeBar::Tone::Warning,
                   tr("Somebody has changed this file on the disk since it was opened here. Which text is to stay?"),
                   {{u"noticeOverwrite"_s, tr("Overwrite with mine")},
                    {u"noticeReload"_s, tr("Reload theirs")},
                    {u"noticeCancel"_s, tr("Not now")}});
}

void FileEditor::noticeAnswered(const QString &name)
{
    if (name == "noticeOverwrite"_L1)
        emit saveRequested(m_path, content(), {});
    else if (name == "noticeReload"_L1)
        emit reloadRequested(m_path);
    else if (name == "noticeRetry"_L1)
        save();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void FileEditor::updateTitle()
{
    m_title->setFullText(QDir::toNativeSeparators(m_path));
    m_mark->setText(isModified() ? tr("● not saved") : QString());
    m_editor->setAccessibleName(tr("Text of %1").arg(m_path.section(u'/', -1)));
}

void FileEditor::retranslate()
{
    updateTitle();
}

/// Ctrl+S is this file's while it has the keyboard, whatever the window does with these keys.
bool FileEditor::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Save)) {
        if (event->type() == QEvent::KeyPress)
            save();
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FileEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_editor != nullptr)
        retranslate();
    const bool toFront = event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible();
    if (toFront && !m_path.isEmpty())
        emit checkRequested(m_path);
}

void FileEditor::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_path.isEmpty())
        emit checkRequested(m_path);
}

} // namespace widgets
