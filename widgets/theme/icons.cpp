#include "widgets/theme/icons.h"

#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/tokens.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

Q_LOGGING_CATEGORY(logIcons, "athanor.ui.icons", QtWarningMsg)

QString pathOf(const QString &name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

/// Reads the theme each time it paints: that is what makes icons follow a change of theme.
class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, Role role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int extent = std::min(rect.width(), rect.height());
        QRect target(0, 0, extent, extent);
        target.moveCenter(rect.center());
        painter->drawPixmap(target, iconPixmap(m_name, extent, colorFor(mode), ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, std::min(size.width(), size.height()), colorFor(mode), 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const qreal extent = std::min(size.width(), size.height()) / scale;
        return iconPixmap(m_name, static_cast<int>(std::lround(extent)), colorFor(mode), scale);
    }

    QIconEngine *clone() const override { return new TintedEngine(*this); }
    QString key() const override { return u"athanor-tinted"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const Tokens tokens = tokensOf(nullptr);
        if (mode == QIcon::Disabled)
            return tokens.color(Role::DisabledText);
        if (mode == QIcon::Selected && m_role == Role::Text)
            return tokens.color(Role::SelectionText);
        return tokens.color(m_role);
    }

    QString m_name;
    Role m_role;
};

} // namespace

QIcon icon(const QString &name)
{
    return icon(name, Role::Text);
}

QIcon icon(const QString &name, Role role)
{
    if (!QFile::exists(pathOf(name))) {
        qCWarning(logIcons) << "there is no icon" << name;
        return {};
    }
    return QIcon(new TintedEngine(name, role));
}

QPixmap iconPixmap(const QString &name, int extent, const QColor &color, qreal pixelRatio)
{
    const QString key = u"athanor-icon/%1/%2/%3/%4"_s.arg(name).arg(extent).arg(color.rgba()).arg(pixelRatio);
    QPixmap pixmap;
    if (extent <= 0 || QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int pixels = static_cast<int>(std::ceil(extent * pixelRatio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        QSvgRenderer(pathOf(name)).render(&painter, QRectF(0, 0, pixels, pixels));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
    }
    pixmap.setDevicePixelRatio(pixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QStringList iconNames()
{
    QStringList names = QDir(u":/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

QIcon applicationIcon()
{
    QIcon result;
    QSvgRenderer renderer(u":/athanor.svg"_s);
    for (const int extent : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(extent, extent);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, extent, extent));
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace widgets
