#pragma once

#include "engine/result.h"

namespace engine {

/// What the user has agreed to: that this interpreter runs the Python of this project. It is the user's, not the
/// project's, and another interpreter, or the same project in another folder, is another question.
struct BridgeConsent
{
    QString projectRoot;
    QString interpreter; ///< its absolute path

    friend bool operator==(const BridgeConsent &, const BridgeConsent &) = default;
};

/// The file in the user's configuration folder that keeps the agreements, beside that of the environments.
[[nodiscard]] QString consentStorePath();

/// Whether the user has agreed for good. Fails with Kind::File when the store exists but cannot be read.
[[nodiscard]] Result<bool> isConsentGiven(const BridgeConsent &consent, const QString &storePath);

/// Remembers that the user agrees. Fails with Kind::File when the store cannot be written.
[[nodiscard]] Done giveConsent(const BridgeConsent &consent, const QString &storePath);

/// Forgets every agreement about the project. Fails as giveConsent() does.
[[nodiscard]] Done revokeConsent(const QString &projectRoot, const QString &storePath);

/// Whether revokeConsent() would have something to forget. Fails as isConsentGiven() does.
[[nodiscard]] Result<bool> hasConsents(const QString &projectRoot, const QString &storePath);

} // namespace engine
