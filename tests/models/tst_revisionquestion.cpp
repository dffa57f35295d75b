#include "models/revisionquestion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::RenameQuestion;
using models::RequiredColumnQuestion;
using Answer = RequiredColumnQuestion::Answer;

namespace {

engine::AddColumn addRole(bool nullable = false)
{
    engine::AddColumn add;
    add.table.name = u"users"_s;
    add.column.name = u"role"_s;
    add.column.type.name = u"VARCHAR"_s;
    add.column.nullable = nullable;
    return add;
}

engine::RenameCandidate fullName()
{
    engine::RenameCandidate candidate;
    candidate.kind = engine::RenameCandidate::Kind::Column;
    candidate.table.name = u"users"_s;
    candidate.oldName = u"fullname"_s;
    candidate.newName = u"full_name"_s;
    return candidate;
}

} // namespace

class TestRevisionQuestion : public QObject
{
    Q_OBJECT

private slots:
    void asksAboutRequiredColumnsOnly();
    void putsAnswersIntoOperations();
    void asksAboutRenames();
    void keepsAnswers();
};

void TestRevisionQuestion::asksAboutRequiredColumnsOnly()
{
    QCOMPARE(models::questionsFor({addRole()}, {}, {}).size(), 1U);
    QVERIFY(models::questionsFor({addRole(true)}, {}, {}).empty());
    engine::AddColumn withDefault = addRole();
    withDefault.column.serverDefault = engine::ServerDefault{};
    QVERIFY(models::questionsFor({withDefault}, {}, {}).empty());
    engine::AddColumn computed = addRole();
    computed.column.computed = engine::Computed{u"1"_s, true};
    QVERIFY(models::questionsFor({computed}, {}, {}).empty());
}

void TestRevisionQuestion::putsAnswersIntoOperations()
{
    auto questions = models::questionsFor({addRole()}, {}, {});
    QVERIFY(!models::isAnswered(questions.front()));
    auto &required = std::get<RequiredColumnQuestion>(questions.front());

    required.answer = Answer::Default;
    QVERIFY(!models::isAnswered(questions.front())); // a default without a text is no answer
    required.serverDefault = u"USER"_s;
    QVERIFY(models::isAnswered(questions.front()));
    const auto withDefault = std::get<engine::AddColumn>(models::answered({addRole()}, questions).front());
    QCOMPARE(withDefault.column.serverDefault->text, u"USER"_s);
    QVERIFY(!withDefault.column.nullable);

    required.answer = Answer::Nullable;
    QVERIFY(std::get<engine::AddColumn>(models::answered({addRole()}, questions).front()).column.nullable);
    required.answer = Answer::AsItIs;
    QVERIFY(models::answered({addRole()}, questions).front() == engine::Operation(addRole()));
}

void TestRevisionQuestion::asksAboutRenames()
{
    auto questions = models::questionsFor({}, {fullName()}, {});
    QCOMPARE(questions.size(), 1U);
    QVERIFY(!models::isAnswered(questions.front()));
    QVERIFY(models::agreedRenames(questions).empty());
    std::get<RenameQuestion>(questions.front()).renamed = true;
    QCOMPARE(models::agreedRenames(questions).size(), 1U);
}

void TestRevisionQuestion::keepsAnswers()
{
    auto questions = models::questionsFor({addRole()}, {fullName()}, {});
    std::get<RenameQuestion>(questions.front()).renamed = true;
    std::get<RequiredColumnQuestion>(questions.back()).answer = Answer::AsItIs;

    // compared again with the rename agreed to, there is no candidate any more; its question can still be changed
    const auto again = models::questionsFor({addRole()}, {}, questions);
    QCOMPARE(again.size(), 2U);
    QCOMPARE(std::get<RenameQuestion>(again.front()).renamed, true);
    QVERIFY(std::get<RequiredColumnQuestion>(again.back()).answer == Answer::AsItIs);
}

QTEST_GUILESS_MAIN(TestRevisionQuestion)
#include "tst_revisionquestion.moc"
