#pragma once

#include "engine/schema/column.h"

namespace engine::mysql {

/// MySQL's catalogue writes the default of BINARY and VARBINARY as its bytes in hexadecimal digits, up to the first
/// that is zero; SHOW CREATE TABLE writes all of them.

/// A type whose default is written so.
[[nodiscard]] bool isBinary(const DataType &type);

/// The bytes of a default as SHOW CREATE TABLE writes it (`'x\0'`, `0x00FF`), as the catalogue writes bytes: `0x7800`.
/// Zeros at the end of BINARY, which it is filled up with, are left out.
[[nodiscard]] QString catalogueBytes(const QString &sql, const DataType &type);

/// The default from the catalogue's bytes: text where every byte is a printable letter of ASCII, else as they are.
[[nodiscard]] ServerDefault binaryDefault(const QString &bytes);

} // namespace engine::mysql
