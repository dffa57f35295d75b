<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>app::MainWindow</name>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n revision</numerusform>
                <numerusform>%n revisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>%n head</numerusform>
                <numerusform>%n heads</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>models::TimelineModel</name>
        <message numerus="yes">
            <source>… %n revision(s)</source>
            <translation>
                <numerusform>… %n revision</numerusform>
                <numerusform>… %n revisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show these %n revision(s)</source>
            <translation>
                <numerusform>Show this %n revision</numerusform>
                <numerusform>Show these %n revisions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>models::TimelineWords</name>
        <message numerus="yes">
            <source>%n warnings</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::CompareView</name>
        <message numerus="yes">
            <source>%n part(s) of the models could not be read: see Problems.</source>
            <translation>
                <numerusform>%n part of the models could not be read: see Problems.</numerusform>
                <numerusform>%n parts of the models could not be read: see Problems.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) in the models may be a mistake: see Problems.</source>
            <translation>
                <numerusform>%n thing in the models may be a mistake: see Problems.</numerusform>
                <numerusform>%n things in the models may be mistakes: see Problems.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n table(s)</source>
            <translation>
                <numerusform>%n table</numerusform>
                <numerusform>%n tables</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) chosen</source>
            <translation>
                <numerusform>%n operation chosen</numerusform>
                <numerusform>%n operations chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would destroy data</source>
            <translation>
                <numerusform>%n would destroy data</numerusform>
                <numerusform>%n would destroy data</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would destroy data, not ticked</source>
            <translation>
                <numerusform>%n would destroy data, not ticked</numerusform>
                <numerusform>%n would destroy data, not ticked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) were ticked, being needed</source>
            <translation>
                <numerusform>%n other was ticked, being needed</numerusform>
                <numerusform>%n others were ticked, being needed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) were unticked, needing this</source>
            <translation>
                <numerusform>%n other was unticked, needing this</numerusform>
                <numerusform>%n others were unticked, needing this</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DefinitionPane</name>
        <message numerus="yes">
            <source>… %n equal lines</source>
            <translation>
                <numerusform>… %n equal line</numerusform>
                <numerusform>… %n equal lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DefinitionView</name>
        <message numerus="yes">
            <source>%n differences</source>
            <translation>
                <numerusform>%n difference</numerusform>
                <numerusform>%n differences</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DifferenceDelegate</name>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DowngradeDialog</name>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n revision</numerusform>
                <numerusform>%n revisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) will be lost for good.</source>
            <translation>
                <numerusform>%n row will be lost for good.</numerusform>
                <numerusform>%n rows will be lost for good.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) will be lost for good.</source>
            <translation>
                <numerusform>%n value will be lost for good.</numerusform>
                <numerusform>%n values will be lost for good.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) will be lost</source>
            <translation>
                <numerusform>%n row will be lost</numerusform>
                <numerusform>%n rows will be lost</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) will be lost</source>
            <translation>
                <numerusform>%n value will be lost</numerusform>
                <numerusform>%n values will be lost</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::StampDialog</name>
        <message numerus="yes">
            <source>%n revision(s) will count as applied without having run.</source>
            <translation>
                <numerusform>%n revision will count as applied without having run.</numerusform>
                <numerusform>%n revisions will count as applied without having run.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) will count as pending, though what they made stays.</source>
            <translation>
                <numerusform>%n revision will count as pending, though what it made stays.</numerusform>
                <numerusform>%n revisions will count as pending, though what they made stays.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentBar</name>
        <message numerus="yes">
            <source>%n pending</source>
            <translation>
                <numerusform>%n pending</numerusform>
                <numerusform>%n pending</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>differs from its revision in %n place(s)</source>
            <translation>
                <numerusform>differs from its revision in %n place</numerusform>
                <numerusform>differs from its revision in %n places</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::FilterBar</name>
        <message numerus="yes">
            <source>%n match(es)</source>
            <translation>
                <numerusform>%n match</numerusform>
                <numerusform>%n matches</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show only these; %n revision(s) are hidden now</source>
            <translation>
                <numerusform>Show only these; %n revision is hidden now</numerusform>
                <numerusform>Show only these; %n revisions are hidden now</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::GenerateDialog</name>
        <message numerus="yes">
            <source>Questions: %n open</source>
            <translation>
                <numerusform>Questions: %n open</numerusform>
                <numerusform>Questions: %n open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) are open.</source>
            <translation>
                <numerusform>%n question is open.</numerusform>
                <numerusform>%n questions are open.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::ReadingReport</name>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n revision</numerusform>
                <numerusform>%n revisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>%n head</numerusform>
                <numerusform>%n heads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>✓ %n revision(s) read completely</source>
            <translation>
                <numerusform>✓ %n revision read completely</numerusform>
                <numerusform>✓ %n revisions read completely</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>▲ %n revision(s) have steps that need Python</source>
            <translation>
                <numerusform>▲ %n revision has steps that need Python</numerusform>
                <numerusform>▲ %n revisions have steps that need Python</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>✗ %n problem(s) in the files</source>
            <translation>
                <numerusform>✗ %n problem in the files</numerusform>
                <numerusform>✗ %n problems in the files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::RevisionDetails</name>
        <message numerus="yes">
            <source>▲ stopped after %n statement(s) in %1</source>
            <translation>
                <numerusform>▲ stopped after %n statement in %1</numerusform>
                <numerusform>▲ stopped after %n statements in %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>▲ %n operation(s) of the upgrade destroy data</source>
            <translation>
                <numerusform>▲ %n operation of the upgrade destroys data</numerusform>
                <numerusform>▲ %n operations of the upgrade destroy data</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The downgrade drops %n table(s) or column(s) and what is in them.</source>
            <translation>
                <numerusform>The downgrade drops %n table or column and what is in it.</numerusform>
                <numerusform>The downgrade drops %n tables or columns and what is in them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::RunWords</name>
        <message numerus="yes">
            <source>Nothing has run yet. Each revision is one transaction, but for %n statement(s) outside of it.</source>
            <translation>
                <numerusform>Nothing has run yet. Each revision is one transaction, but for %n statement outside of it.</numerusform>
                <numerusform>Nothing has run yet. Each revision is one transaction, but for %n statements outside of it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n revision</numerusform>
                <numerusform>%n revisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n statement(s)</source>
            <translation>
                <numerusform>%n statement</numerusform>
                <numerusform>%n statements</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n statement(s) of %1 stay: the database is between two revisions.</source>
            <translation>
                <numerusform>The first statement of %1 stays: the database is between two revisions.</numerusform>
                <numerusform>The first %n statements of %1 stay: the database is between two revisions.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::TaskStatus</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::TimelinePane</name>
        <message numerus="yes">
            <source>%n revision(s) hidden by the filter</source>
            <translation>
                <numerusform>%n revision hidden by the filter</numerusform>
                <numerusform>%n revisions hidden by the filter</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s): %1</source>
            <translation>
                <numerusform>%n head: %1</numerusform>
                <numerusform>%n heads: %1</numerusform>
            </translation>
        </message>
    </context>
</TS>
