<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>app::CentralTabs</name>
        <message>
            <source>Nothing is open here</source>
            <translation>Здесь ничего не открыто</translation>
        </message>
        <message>
            <source>Select a revision in the timeline to see what it does, or compare the database with the model.</source>
            <translation>Выберите ревизию на шкале, чтобы увидеть, что она делает, или сравните базу данных с моделью.</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Сравнить</translation>
        </message>
    </context>
    <context>
        <name>app::CompareController</name>
        <message>
            <source>Compare</source>
            <translation>Сравнить</translation>
        </message>
    </context>
    <context>
        <name>app::DatabaseActions</name>
        <message>
            <source>&amp;Refresh</source>
            <translation>Пе&amp;речитать</translation>
        </message>
        <message>
            <source>Read files and database again</source>
            <translation>Прочитать файлы и базу данных снова</translation>
        </message>
        <message>
            <source>&amp;Upgrade…</source>
            <translation>О&amp;бновление…</translation>
        </message>
        <message>
            <source>Plan the way to the head</source>
            <translation>Спланировать путь к вершине</translation>
        </message>
        <message>
            <source>&amp;Downgrade…</source>
            <translation>&amp;Понижение…</translation>
        </message>
        <message>
            <source>Plan the way one revision back</source>
            <translation>Спланировать путь на одну ревизию назад</translation>
        </message>
        <message>
            <source>Compare with its &amp;own revision</source>
            <translation>Сравнить с &amp;её ревизией</translation>
        </message>
        <message>
            <source>Data&amp;bases…</source>
            <translation>Базы &amp;данных…</translation>
        </message>
        <message>
            <source>Add and change databases</source>
            <translation>Добавить и изменить базы данных</translation>
        </message>
        <message>
            <source>No database is chosen.</source>
            <translation>База данных не выбрана.</translation>
        </message>
        <message>
            <source>Nothing is pending.</source>
            <translation>Ожидающих ревизий нет.</translation>
        </message>
    </context>
    <context>
        <name>app::FileController</name>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>В файле %1 есть несохранённые изменения.</translation>
        </message>
        <message>
            <source>Closing it throws them away.</source>
            <translation>При закрытии они будут потеряны.</translation>
        </message>
        <message>
            <source>Throw away</source>
            <translation>Отбросить</translation>
        </message>
        <message>
            <source>Go on editing</source>
            <translation>Продолжить правку</translation>
        </message>
    </context>
    <context>
        <name>app::HelpActions</name>
        <message>
            <source>&amp;Help for this place</source>
            <translation>&amp;Справка об этом месте</translation>
        </message>
        <message>
            <source>&amp;Keyboard</source>
            <translation>&amp;Клавиатура</translation>
        </message>
        <message>
            <source>&amp;About Athanor</source>
            <translation>&amp;О программе Athanor</translation>
        </message>
    </context>
    <context>
        <name>app::HelpController</name>
        <message>
            <source>About Athanor</source>
            <translation>О программе Athanor</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Athanor %1&lt;/h3&gt;&lt;p&gt;Visual schema migrations on Alembic's own files.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Athanor %1&lt;/h3&gt;&lt;p&gt;Наглядные миграции схемы на файлах самого Alembic.&lt;/p&gt;&lt;p&gt;Свободная программа под лицензией GNU General Public License версии 3 или новее.&lt;/p&gt;</translation>
        </message>
    </context>
    <context>
        <name>app::MainWindow</name>
        <message>
            <source>&amp;Save the file</source>
            <translation>&amp;Сохранить файл</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Шкала ревизий</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Подробности</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Вывод</translation>
        </message>
        <message>
            <source>Athanor</source>
            <translation>Athanor</translation>
        </message>
        <message>
            <source>%1 — Athanor</source>
            <translation>%1 — Athanor</translation>
        </message>
        <message>
            <source>%1 — %2 — Athanor</source>
            <translation>%1 — %2 — Athanor</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n ревизия</numerusform>
                <numerusform>%n ревизии</numerusform>
                <numerusform>%n ревизий</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>%n вершина</numerusform>
                <numerusform>%n вершины</numerusform>
                <numerusform>%n вершин</numerusform>
            </translation>
        </message>
        <message>
            <source>This did not work</source>
            <translation>Это не удалось</translation>
        </message>
    </context>
    <context>
        <name>app::Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Файл</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Открыть н&amp;едавние</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Вид</translation>
        </message>
        <message>
            <source>&amp;Revision</source>
            <translation>&amp;Ревизия</translation>
        </message>
        <message>
            <source>&amp;Database</source>
            <translation>&amp;База данных</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>Срав&amp;нение</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Справка</translation>
        </message>
    </context>
    <context>
        <name>app::ProjectActions</name>
        <message>
            <source>&amp;New project…</source>
            <translation>&amp;Новый проект…</translation>
        </message>
        <message>
            <source>&amp;Open a project…</source>
            <translation>&amp;Открыть проект…</translation>
        </message>
        <message>
            <source>Try the &amp;demo…</source>
            <translation>Попробовать &amp;демо…</translation>
        </message>
        <message>
            <source>&amp;Close the project</source>
            <translation>&amp;Закрыть проект</translation>
        </message>
        <message>
            <source>S&amp;ettings…</source>
            <translation>Н&amp;астройки…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Выход</translation>
        </message>
        <message>
            <source>No other project has been opened yet</source>
            <translation>Другие проекты ещё не открывались</translation>
        </message>
        <message>
            <source>&amp;Withdraw the leave to run its Python</source>
            <translation>Отозвать разрешение запускать его P&amp;ython</translation>
        </message>
    </context>
    <context>
        <name>app::ProjectController</name>
        <message>
            <source>Open a project</source>
            <translation>Открыть проект</translation>
        </message>
        <message>
            <source>There are several projects in this folder:</source>
            <translation>В этой папке несколько проектов:</translation>
        </message>
        <message>
            <source>Where should the demo be made?</source>
            <translation>Где создать демонстрацию?</translation>
        </message>
    </context>
    <context>
        <name>app::RevisionActions</name>
        <message>
            <source>&amp;New revision…</source>
            <translation>&amp;Новая ревизия…</translation>
        </message>
        <message>
            <source>Write a new revision</source>
            <translation>Написать новую ревизию</translation>
        </message>
        <message>
            <source>&amp;Upgrade to here…</source>
            <translation>О&amp;бновить досюда…</translation>
        </message>
        <message>
            <source>&amp;Downgrade to here…</source>
            <translation>&amp;Понизить досюда…</translation>
        </message>
        <message>
            <source>&amp;Compare with the database</source>
            <translation>&amp;Сравнить с базой данных</translation>
        </message>
        <message>
            <source>&amp;Edit the file</source>
            <translation>&amp;Изменить файл</translation>
        </message>
        <message>
            <source>&amp;Show the file in its folder</source>
            <translation>По&amp;казать файл в папке</translation>
        </message>
        <message>
            <source>Copy the &amp;identifier</source>
            <translation>Копировать и&amp;дентификатор</translation>
        </message>
        <message>
            <source>Copy as co&amp;mmand</source>
            <translation>Копировать как ко&amp;манду</translation>
        </message>
        <message>
            <source>No database is chosen.</source>
            <translation>База данных не выбрана.</translation>
        </message>
        <message>
            <source>This revision is already applied.</source>
            <translation>Эта ревизия уже применена.</translation>
        </message>
        <message>
            <source>This revision is not applied.</source>
            <translation>Эта ревизия не применена.</translation>
        </message>
        <message>
            <source>The database is at this revision already.</source>
            <translation>База данных уже на этой ревизии.</translation>
        </message>
        <message>
            <source>S&amp;tamp here…</source>
            <translation>Отме&amp;тить здесь…</translation>
        </message>
        <message>
            <source>Change the version table only; no revision runs</source>
            <translation>Изменить только таблицу версий; ни одна ревизия не выполняется</translation>
        </message>
        <message>
            <source>The database is not there yet; an upgrade makes it.</source>
            <translation>Базы данных ещё нет; её создаст обновление.</translation>
        </message>
    </context>
    <context>
        <name>app::RunController</name>
        <message>
            <source>Save the plan as SQL</source>
            <translation>Сохранить план как SQL</translation>
        </message>
        <message>
            <source>SQL files (*.sql);;All files (*)</source>
            <translation>Файлы SQL (*.sql);;Все файлы (*)</translation>
        </message>
        <message>
            <source>A plan is not at its end.</source>
            <translation>План не доведён до конца.</translation>
        </message>
        <message>
            <source>If it is cancelled, the open revision is rolled back; revisions that have ended stay.</source>
            <translation>При отмене открытая ревизия откатывается; завершённые остаются.</translation>
        </message>
        <message>
            <source>Cancel it and close</source>
            <translation>Отменить и закрыть</translation>
        </message>
        <message>
            <source>Keep it open</source>
            <translation>Оставить открытым</translation>
        </message>
    </context>
    <context>
        <name>app::ToolBar</name>
        <message>
            <source>No project</source>
            <translation>Нет проекта</translation>
        </message>
        <message>
            <source>Project: %1</source>
            <translation>Проект: %1</translation>
        </message>
        <message>
            <source>Projects opened lately</source>
            <translation>Недавно открытые проекты</translation>
        </message>
        <message>
            <source>No database</source>
            <translation>Нет базы данных</translation>
        </message>
        <message>
            <source>Database: %1</source>
            <translation>База данных: %1</translation>
        </message>
        <message>
            <source>Choose the database to work on</source>
            <translation>Выберите базу данных для работы</translation>
        </message>
    </context>
    <context>
        <name>app::ViewActions</name>
        <message>
            <source>&amp;Timeline</source>
            <translation>&amp;Шкала ревизий</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Сравнить</translation>
        </message>
        <message>
            <source>Compare two schemas</source>
            <translation>Сравнить две схемы</translation>
        </message>
        <message>
            <source>&amp;Go to…</source>
            <translation>&amp;Перейти…</translation>
        </message>
        <message>
            <source>Go to a revision, table, file or command</source>
            <translation>Перейти к ревизии, таблице, файлу или команде</translation>
        </message>
        <message>
            <source>&amp;Find in the timeline</source>
            <translation>&amp;Найти на шкале</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>Найти д&amp;алее</translation>
        </message>
        <message>
            <source>Next &amp;pane</source>
            <translation>Следующая пане&amp;ль</translation>
        </message>
        <message>
            <source>Pre&amp;vious pane</source>
            <translation>Предыду&amp;щая панель</translation>
        </message>
        <message>
            <source>Ne&amp;west revision at the top</source>
            <translation>Но&amp;вейшая ревизия сверху</translation>
        </message>
        <message>
            <source>Fo&amp;ld long runs of revisions</source>
            <translation>Сворачивать &amp;длинные цепочки ревизий</translation>
        </message>
        <message>
            <source>&amp;Dates and labels in the timeline</source>
            <translation>Даты и &amp;метки на шкале</translation>
        </message>
        <message>
            <source>Close the ta&amp;b</source>
            <translation>Закрыть вк&amp;ладку</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>Восстановить &amp;расположение</translation>
        </message>
    </context>
    <context>
        <name>models::DifferenceModel</name>
        <message>
            <source>Object</source>
            <translation>Объект</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Различие</translation>
        </message>
    </context>
    <context>
        <name>models::PlanModel</name>
        <message>
            <source>-- The rest is known only when it runs: %1</source>
            <translation>-- Остальное станет известно только при выполнении: %1</translation>
        </message>
        <message>
            <source>blocks all</source>
            <translation>блокирует всех</translation>
        </message>
        <message>
            <source>blocks writers</source>
            <translation>блокирует запись</translation>
        </message>
        <message>
            <source>blocks writers until the commit</source>
            <translation>блокирует запись до фиксации</translation>
        </message>
        <message>
            <source>blocks writers while the rows are copied</source>
            <translation>блокирует запись, пока копируются строки</translation>
        </message>
        <message>
            <source>blocks readers and writers until the commit</source>
            <translation>блокирует чтение и запись до фиксации</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>План</translation>
        </message>
        <message>
            <source>Locks</source>
            <translation>Блокировки</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Строки</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Время</translation>
        </message>
    </context>
    <context>
        <name>models::ProblemsModel</name>
        <message>
            <source>Problem</source>
            <translation>Проблема</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Место</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Что делать</translation>
        </message>
    </context>
    <context>
        <name>models::StatementsModel</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 мс</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Время</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>Окружение</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Ревизия</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Команда</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Строки</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Длительность</translation>
        </message>
    </context>
    <context>
        <name>models::StampSession</name>
        <message>
            <source>The version table has changed since it was read.</source>
            <translation>Таблица версий изменилась с тех пор, как её прочитали.</translation>
        </message>
        <message>
            <source>Somebody else has upgraded, downgraded or stamped the database meanwhile.</source>
            <translation>Кто-то другой тем временем обновил, понизил или отметил базу данных.</translation>
        </message>
        <message>
            <source>Look at its rows again, as they are now, before you go on.</source>
            <translation>Прежде чем продолжить, посмотрите на её нынешние строки.</translation>
        </message>
    </context>
    <context>
        <name>models::TimelineModel</name>
        <message numerus="yes">
            <source>… %n revision(s)</source>
            <translation>
                <numerusform>… %n ревизия</numerusform>
                <numerusform>… %n ревизии</numerusform>
                <numerusform>… %n ревизий</numerusform>
            </translation>
        </message>
        <message>
            <source>in the version table, but no file has it</source>
            <translation>есть в таблице версий, но файла нет</translation>
        </message>
        <message numerus="yes">
            <source>Show these %n revision(s)</source>
            <translation>
                <numerusform>Показать эту %n ревизию</numerusform>
                <numerusform>Показать эти %n ревизии</numerusform>
                <numerusform>Показать эти %n ревизий</numerusform>
            </translation>
        </message>
        <message>
            <source>File: %1</source>
            <translation>Файл: %1</translation>
        </message>
        <message>
            <source>The first of its line</source>
            <translation>Первая в своей линии</translation>
        </message>
        <message>
            <source>Follows %1</source>
            <translation>Следует за %1</translation>
        </message>
        <message>
            <source>Touches %1</source>
            <translation>Затрагивает %1</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>Граф</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Ревизия</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Сообщение</translation>
        </message>
        <message>
            <source>Branch label</source>
            <translation>Метка ветви</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Автор</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Дата</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
    </context>
    <context>
        <name>models::TimelineWords</name>
        <message>
            <source>head</source>
            <translation>вершина</translation>
        </message>
        <message>
            <source>current</source>
            <translation>текущая</translation>
        </message>
        <message>
            <source>no downgrade</source>
            <translation>без понижения</translation>
        </message>
        <message>
            <source>empty downgrade</source>
            <translation>пустое понижение</translation>
        </message>
        <message>
            <source>Python line %1</source>
            <translation>Python, строка %1</translation>
        </message>
        <message>
            <source>needs Python</source>
            <translation>нужен Python</translation>
        </message>
        <message>
            <source>data</source>
            <translation>данные</translation>
        </message>
        <message>
            <source>edited since applied</source>
            <translation>изменена после применения</translation>
        </message>
        <message>
            <source>1 warning</source>
            <translation>1 предупреждение</translation>
        </message>
        <message numerus="yes">
            <source>%n warnings</source>
            <translation>
                <numerusform>%n предупреждение</numerusform>
                <numerusform>%n предупреждения</numerusform>
                <numerusform>%n предупреждений</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped %1 of %2</source>
            <translation>стоп: %1 из %2</translation>
        </message>
        <message>
            <source>stopped %1</source>
            <translation>стоп: %1</translation>
        </message>
        <message>
            <source>unreadable at line %1</source>
            <translation>не читается, строка %1</translation>
        </message>
        <message>
            <source>unreadable</source>
            <translation>не читается</translation>
        </message>
        <message>
            <source>pending</source>
            <translation>ожидает</translation>
        </message>
        <message>
            <source>applied</source>
            <translation>применена</translation>
        </message>
        <message>
            <source>needs a decision</source>
            <translation>нужно решение</translation>
        </message>
        <message>
            <source>no file</source>
            <translation>нет файла</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>свёрнута</translation>
        </message>
    </context>
    <context>
        <name>widgets::CodeEditor</name>
        <message>
            <source>Problem</source>
            <translation>Проблема</translation>
        </message>
    </context>
    <context>
        <name>widgets::CompareView</name>
        <message numerus="yes">
            <source>%n part(s) of the models could not be read: see Problems.</source>
            <translation>
                <numerusform>%n часть моделей не удалось прочитать: см. «Проблемы».</numerusform>
                <numerusform>%n части моделей не удалось прочитать: см. «Проблемы».</numerusform>
                <numerusform>%n частей моделей не удалось прочитать: см. «Проблемы».</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) in the models may be a mistake: see Problems.</source>
            <translation>
                <numerusform>%n место в моделях может быть ошибкой: см. «Проблемы».</numerusform>
                <numerusform>%n места в моделях могут быть ошибками: см. «Проблемы».</numerusform>
                <numerusform>%n мест в моделях могут быть ошибками: см. «Проблемы».</numerusform>
            </translation>
        </message>
        <message>
            <source>Not all that is there is compared: see Problems.</source>
            <translation>Сравнивается не всё, что есть: см. «Проблемы».</translation>
        </message>
        <message>
            <source>%1, line %2</source>
            <translation>%1, строка %2</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Из</translation>
        </message>
        <message>
            <source>Left side</source>
            <translation>Левая сторона</translation>
        </message>
        <message>
            <source>Swap sides</source>
            <translation>Поменять стороны</translation>
        </message>
        <message>
            <source>Swap sides and compare again (%1)</source>
            <translation>Поменять стороны и сравнить снова (%1)</translation>
        </message>
        <message>
            <source>Compare again (%1)</source>
            <translation>Сравнить снова (%1)</translation>
        </message>
        <message>
            <source>To</source>
            <translation>В</translation>
        </message>
        <message>
            <source>Right side</source>
            <translation>Правая сторона</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Сравнить</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Найти</translation>
        </message>
        <message>
            <source>Find among the differences</source>
            <translation>Искать среди различий</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Различия</translation>
        </message>
        <message>
            <source>The SQL of the chosen operations</source>
            <translation>SQL выбранных операций</translation>
        </message>
        <message>
            <source>Copy as command</source>
            <translation>Как команду</translation>
        </message>
        <message>
            <source>SQL</source>
            <translation>SQL</translation>
        </message>
        <message>
            <source>Make a revision…</source>
            <translation>Создать ревизию…</translation>
        </message>
        <message>
            <source>Reading both sides…</source>
            <translation>Чтение обеих сторон…</translation>
        </message>
        <message>
            <source>The window stays free while the schemas are read.</source>
            <translation>Пока схемы читаются, с окном можно работать.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Compare again</source>
            <translation>Сравнить снова</translation>
        </message>
        <message>
            <source>See what differs before you change anything</source>
            <translation>Посмотрите, что различается, прежде чем что-то менять</translation>
        </message>
        <message>
            <source>Choose two sides above: a database, the model, or any revision.</source>
            <translation>Выберите выше две стороны: базу данных, модель или любую ревизию.</translation>
        </message>
        <message>
            <source>%1 · %2 · %3 s</source>
            <translation>%1 · %2 · %3 с</translation>
        </message>
        <message numerus="yes">
            <source>%n table(s)</source>
            <translation>
                <numerusform>%n таблица</numerusform>
                <numerusform>%n таблицы</numerusform>
                <numerusform>%n таблиц</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing differs</source>
            <translation>Различий нет</translation>
        </message>
        <message>
            <source>Both sides say the same. Checked at %1, %2.</source>
            <translation>Обе стороны одинаковы. Проверено в %1, %2.</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Проверить снова</translation>
        </message>
        <message>
            <source>These operations would make &lt;b&gt;%1&lt;/b&gt; look like &lt;b&gt;%2&lt;/b&gt;.</source>
            <translation>Эти операции привели бы &lt;b&gt;%1&lt;/b&gt; к виду &lt;b&gt;%2&lt;/b&gt;.</translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) chosen</source>
            <translation>
                <numerusform>Выбрана %n операция</numerusform>
                <numerusform>Выбраны %n операции</numerusform>
                <numerusform>Выбрано %n операций</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n вопрос</numerusform>
                <numerusform>%n вопроса</numerusform>
                <numerusform>%n вопросов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would destroy data</source>
            <translation>
                <numerusform>%n уничтожит данные</numerusform>
                <numerusform>%n уничтожат данные</numerusform>
                <numerusform>%n уничтожат данные</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would destroy data, not ticked</source>
            <translation>
                <numerusform>%n уничтожит данные, не отмечена</numerusform>
                <numerusform>%n уничтожат данные, не отмечены</numerusform>
                <numerusform>%n уничтожат данные, не отмечены</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Why&lt;/b&gt;&amp;nbsp; %1</source>
            <translation>&lt;b&gt;Почему&lt;/b&gt;&amp;nbsp; %1</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>Скопировано: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) were ticked, being needed</source>
            <translation>
                <numerusform>Отмечена ещё %n, она нужна</numerusform>
                <numerusform>Отмечены ещё %n, они нужны</numerusform>
                <numerusform>Отмечено ещё %n, они нужны</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) were unticked, needing this</source>
            <translation>
                <numerusform>Снята ещё %n, ей нужна эта</numerusform>
                <numerusform>Сняты ещё %n, им нужна эта</numerusform>
                <numerusform>Снято ещё %n, им нужна эта</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::CompareWords</name>
        <message>
            <source>Database: %1</source>
            <translation>База данных: %1</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Модель</translation>
        </message>
        <message>
            <source>Model: %1</source>
            <translation>Модель: %1</translation>
        </message>
        <message>
            <source>Revision %1</source>
            <translation>Ревизия %1</translation>
        </message>
        <message>
            <source>Revision %1, %2</source>
            <translation>Ревизия %1, %2</translation>
        </message>
        <message>
            <source>the model</source>
            <translation>модель</translation>
        </message>
        <message>
            <source>revision %1</source>
            <translation>ревизия %1</translation>
        </message>
        <message>
            <source>added</source>
            <translation>добавлено</translation>
        </message>
        <message>
            <source>dropped</source>
            <translation>удалено</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>изменено</translation>
        </message>
        <message>
            <source>renamed</source>
            <translation>переименовано</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>одинаково</translation>
        </message>
        <message>
            <source>table</source>
            <translation>таблица</translation>
        </message>
        <message>
            <source>column</source>
            <translation>столбец</translation>
        </message>
        <message>
            <source>primary key</source>
            <translation>первичный ключ</translation>
        </message>
        <message>
            <source>foreign key</source>
            <translation>внешний ключ</translation>
        </message>
        <message>
            <source>unique constraint</source>
            <translation>ограничение уникальности</translation>
        </message>
        <message>
            <source>check constraint</source>
            <translation>проверочное ограничение</translation>
        </message>
        <message>
            <source>enum type</source>
            <translation>тип-перечисление</translation>
        </message>
        <message>
            <source>exclusion constraint</source>
            <translation>ограничение-исключение</translation>
        </message>
        <message>
            <source>index</source>
            <translation>индекс</translation>
        </message>
        <message>
            <source>view</source>
            <translation>представление</translation>
        </message>
        <message>
            <source>trigger</source>
            <translation>триггер</translation>
        </message>
        <message>
            <source>only on the right</source>
            <translation>только справа</translation>
        </message>
        <message>
            <source>only on the left</source>
            <translation>только слева</translation>
        </message>
        <message>
            <source>its parts differ</source>
            <translation>различаются части</translation>
        </message>
        <message>
            <source>%1 equal</source>
            <translation>%1 одинаково</translation>
        </message>
        <message>
            <source>%1 differs: %2 / %3</source>
            <translation>%1 различается: %2 / %3</translation>
        </message>
        <message>
            <source>none</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>the same on both sides</source>
            <translation>одинаково с обеих сторон</translation>
        </message>
        <message>
            <source>Model: SQLAlchemy, by Python</source>
            <translation>Модель: SQLAlchemy, через Python</translation>
        </message>
    </context>
    <context>
        <name>widgets::DefinitionPane</name>
        <message numerus="yes">
            <source>… %n equal lines</source>
            <translation>
                <numerusform>… %n одинаковая строка</numerusform>
                <numerusform>… %n одинаковые строки</numerusform>
                <numerusform>… %n одинаковых строк</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DefinitionView</name>
        <message>
            <source>equal</source>
            <translation>одинаково</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>which of the differences</comment>
            <translation>%1 из %2</translation>
        </message>
        <message>
            <source>1 difference</source>
            <translation>1 различие</translation>
        </message>
        <message numerus="yes">
            <source>%n differences</source>
            <translation>
                <numerusform>%n различие</numerusform>
                <numerusform>%n различия</numerusform>
                <numerusform>%n различий</numerusform>
            </translation>
        </message>
        <message>
            <source>Previous difference (%1)</source>
            <translation>Предыдущее различие (%1)</translation>
        </message>
        <message>
            <source>Next difference (%1)</source>
            <translation>Следующее различие (%1)</translation>
        </message>
        <message>
            <source>Show only the differences</source>
            <translation>Показать только различия</translation>
        </message>
        <message>
            <source>Show both in one column</source>
            <translation>Показать обе в одном столбце</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <comment>left and right side</comment>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>Definition on the left: %1</source>
            <translation>Определение слева: %1</translation>
        </message>
        <message>
            <source>Definition on the right: %1</source>
            <translation>Определение справа: %1</translation>
        </message>
    </context>
    <context>
        <name>widgets::DifferenceDelegate</name>
        <message>
            <source>new table</source>
            <translation>новая таблица</translation>
        </message>
        <message>
            <source>new view</source>
            <translation>новое представление</translation>
        </message>
        <message>
            <source>new enum type</source>
            <translation>новый тип-перечисление</translation>
        </message>
        <message>
            <source>new trigger</source>
            <translation>новый триггер</translation>
        </message>
        <message>
            <source>the table and its rows go</source>
            <translation>таблица и её строки исчезнут</translation>
        </message>
        <message>
            <source>the view goes</source>
            <translation>представление исчезнет</translation>
        </message>
        <message>
            <source>the enum type goes</source>
            <translation>тип-перечисление исчезнет</translation>
        </message>
        <message>
            <source>the trigger goes</source>
            <translation>триггер исчезнет</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n изменение</numerusform>
                <numerusform>%n изменения</numerusform>
                <numerusform>%n изменений</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DowngradeDialog</name>
        <message>
            <source>Counting what would be lost…</source>
            <translation>Подсчёт того, что будет потеряно…</translation>
        </message>
        <message>
            <source>%1 would be undone, the newest first. Nothing runs before you step through the plan.</source>
            <translation>Будет отменено: %1, начиная с новейшей. Ничего не выполнится, пока вы не пройдёте план.</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n ревизия</numerusform>
                <numerusform>%n ревизии</numerusform>
                <numerusform>%n ревизий</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) will be lost for good.</source>
            <translation>
                <numerusform>%n строка будет потеряна навсегда.</numerusform>
                <numerusform>%n строки будут потеряны навсегда.</numerusform>
                <numerusform>%n строк будет потеряно навсегда.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) will be lost for good.</source>
            <translation>
                <numerusform>%n значение будет потеряно навсегда.</numerusform>
                <numerusform>%n значения будут потеряны навсегда.</numerusform>
                <numerusform>%n значений будет потеряно навсегда.</numerusform>
            </translation>
        </message>
        <message>
            <source>No row and no value will be lost.</source>
            <translation>Ни одна строка и ни одно значение не будут потеряны.</translation>
        </message>
        <message>
            <source>the version moves, the schema stays</source>
            <translation>версия меняется, схема остаётся</translation>
        </message>
        <message>
            <source>nothing lost</source>
            <translation>потерь нет</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) will be lost</source>
            <translation>
                <numerusform>%n строка будет потеряна</numerusform>
                <numerusform>%n строки будут потеряны</numerusform>
                <numerusform>%n строк будет потеряно</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) will be lost</source>
            <translation>
                <numerusform>%n значение будет потеряно</numerusform>
                <numerusform>%n значения будут потеряны</numerusform>
                <numerusform>%n значений будет потеряно</numerusform>
            </translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Ревизия</translation>
        </message>
        <message>
            <source>What is undone</source>
            <translation>Что отменяется</translation>
        </message>
        <message>
            <source>What is lost</source>
            <translation>Что теряется</translation>
        </message>
        <message>
            <source>Revisions that would be undone</source>
            <translation>Ревизии, которые будут отменены</translation>
        </message>
        <message>
            <source>The SQL of the downgrade</source>
            <translation>SQL понижения</translation>
        </message>
        <message>
            <source>Show SQL</source>
            <translation>Показать SQL</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Plan the downgrade</source>
            <translation>Спланировать понижение</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentBar</name>
        <message>
            <source>Database</source>
            <translation>База данных</translation>
        </message>
        <message>
            <source>No database is chosen.</source>
            <translation>База данных не выбрана.</translation>
        </message>
        <message>
            <source>Add a database</source>
            <translation>Добавить базу данных</translation>
        </message>
        <message>
            <source>being asked…</source>
            <translation>опрашивается…</translation>
        </message>
        <message>
            <source>does not answer</source>
            <translation>не отвечает</translation>
        </message>
        <message>
            <source>does not exist yet: the first upgrade makes it</source>
            <translation>ещё не существует: её создаст первое обновление</translation>
        </message>
        <message>
            <source>a revision has stopped midway</source>
            <translation>одна ревизия остановилась на полпути</translation>
        </message>
        <message>
            <source>at the base, nothing is applied</source>
            <translation>в основании, ничего не применено</translation>
        </message>
        <message>
            <source>current %1</source>
            <translation>текущая %1</translation>
        </message>
        <message>
            <source>nothing is pending</source>
            <translation>ожидающих нет</translation>
        </message>
        <message numerus="yes">
            <source>%n pending</source>
            <translation>
                <numerusform>%n ожидает</numerusform>
                <numerusform>%n ожидают</numerusform>
                <numerusform>%n ожидают</numerusform>
            </translation>
        </message>
        <message>
            <source>not compared with its revision</source>
            <translation>не сравнивалась со своей ревизией</translation>
        </message>
        <message>
            <source>matches its revision</source>
            <translation>совпадает со своей ревизией</translation>
        </message>
        <message numerus="yes">
            <source>differs from its revision in %n place(s)</source>
            <translation>
                <numerusform>отличается от своей ревизии в %n месте</numerusform>
                <numerusform>отличается от своей ревизии в %n местах</numerusform>
                <numerusform>отличается от своей ревизии в %n местах</numerusform>
            </translation>
        </message>
        <message>
            <source>wants a password</source>
            <translation>нужен пароль</translation>
        </message>
        <message>
            <source>Enter &amp;password…</source>
            <translation>Ввести &amp;пароль…</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentDialog</name>
        <message>
            <source>Databases of this project</source>
            <translation>Базы данных этого проекта</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Добавить</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Удалить</translation>
        </message>
        <message>
            <source>Use the &amp;chosen one</source>
            <translation>Использовать &amp;выбранную</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Databases</source>
            <translation>Базы данных</translation>
        </message>
        <message>
            <source>The databases are kept in your own settings, not in the project, and without their passwords.</source>
            <translation>Базы данных хранятся в ваших настройках, а не в проекте, и без паролей.</translation>
        </message>
        <message>
            <source>Keep the &amp;password in the keychain</source>
            <translation>Хранить пароль в связке &amp;ключей</translation>
        </message>
        <message>
            <source>Otherwise it is known until Athanor ends. It is written nowhere else.</source>
            <translation>Иначе он известен, пока Athanor открыт. Больше он нигде не записывается.</translation>
        </message>
        <message>
            <source>There is no keychain here that could keep it: it is known until Athanor ends.</source>
            <translation>Связки ключей, где его хранить, здесь нет: он известен, пока Athanor открыт.</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentForm</name>
        <message>
            <source>Asking…</source>
            <translation>Опрос…</translation>
        </message>
        <message>
            <source>It answers: version %1.</source>
            <translation>Отвечает: версия %1.</translation>
        </message>
        <message>
            <source>This is the database that the project's own files name. Change it there.</source>
            <translation>Эту базу данных называют файлы самого проекта. Измените её там.</translation>
        </message>
        <message>
            <source>This looks like production. If it is, choose that kind.</source>
            <translation>Похоже на рабочую базу. Если это так, выберите этот вид.</translation>
        </message>
        <message>
            <source>For example %1</source>
            <translation>Например, %1</translation>
        </message>
        <message>
            <source>Choose an SQLite file</source>
            <translation>Выберите файл SQLite</translation>
        </message>
        <message>
            <source>SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)</source>
            <translation>Базы данных SQLite (*.db *.sqlite *.sqlite3);;Все файлы (*)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Имя</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>Ви&amp;д</translation>
        </message>
        <message>
            <source>&amp;URL</source>
            <translation>&amp;URL</translation>
        </message>
        <message>
            <source>&amp;File…</source>
            <translation>&amp;Файл…</translation>
        </message>
        <message>
            <source>&amp;Test</source>
            <translation>&amp;Проверить</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentWords</name>
        <message>
            <source>STAGING</source>
            <translation>ПРЕДРЕЛИЗНАЯ</translation>
        </message>
        <message>
            <source>PRODUCTION</source>
            <translation>РАБОЧАЯ</translation>
        </message>
        <message>
            <source>DEVELOPMENT</source>
            <translation>РАЗРАБОТКА</translation>
        </message>
    </context>
    <context>
        <name>widgets::FailurePanel</name>
        <message>
            <source>Roll back to %1…</source>
            <translation>Откатить до %1…</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>Что пошло не так</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Что произошло</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Что делать</translation>
        </message>
        <message>
            <source>Edit and retry</source>
            <translation>Исправить и повторить</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Повторить</translation>
        </message>
        <message>
            <source>Leave it here</source>
            <translation>Оставить как есть</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Копировать отчёт</translation>
        </message>
        <message>
            <source>Go on…</source>
            <translation>Продолжить…</translation>
        </message>
        <message>
            <source>Plans the statements that have not run</source>
            <translation>Планирует операторы, которые не выполнены</translation>
        </message>
        <message>
            <source>Take back what has run…</source>
            <translation>Отменить выполненное…</translation>
        </message>
        <message>
            <source>Plans the statements that undo those that have run; what was dropped comes back empty</source>
            <translation>Планирует операторы, отменяющие выполненные; удалённое возвращается пустым</translation>
        </message>
    </context>
    <context>
        <name>widgets::FileEditor</name>
        <message>
            <source>This file is not UTF-8. It is shown as far as it can be read, and cannot be changed here.</source>
            <translation>Этот файл не в UTF-8. Он показан, насколько его удалось прочесть, и здесь не может быть изменён.</translation>
        </message>
        <message>
            <source>Save again</source>
            <translation>Сохранить снова</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Не сейчас</translation>
        </message>
        <message>
            <source>The file is no longer on the disk. Saving writes it again.</source>
            <translation>Файла больше нет на диске. При сохранении он будет записан снова.</translation>
        </message>
        <message>
            <source>Write it again</source>
            <translation>Записать снова</translation>
        </message>
        <message>
            <source>Somebody has changed this file on the disk since it was opened here. Which text is to stay?</source>
            <translation>Кто-то изменил этот файл на диске, пока он был открыт здесь. Какой текст оставить?</translation>
        </message>
        <message>
            <source>Overwrite with mine</source>
            <translation>Записать мой</translation>
        </message>
        <message>
            <source>Reload theirs</source>
            <translation>Загрузить чужой</translation>
        </message>
        <message>
            <source>● not saved</source>
            <translation>● не сохранено</translation>
        </message>
        <message>
            <source>Text of %1</source>
            <translation>Текст %1</translation>
        </message>
    </context>
    <context>
        <name>widgets::FilterBar</name>
        <message>
            <source>pending</source>
            <translation>ожидает</translation>
        </message>
        <message>
            <source>applied</source>
            <translation>применена</translation>
        </message>
        <message>
            <source>warnings</source>
            <translation>предупреждения</translation>
        </message>
        <message>
            <source>needs Python</source>
            <translation>нужен Python</translation>
        </message>
        <message>
            <source>no downgrade</source>
            <translation>без понижения</translation>
        </message>
        <message>
            <source>labelled</source>
            <translation>с меткой</translation>
        </message>
        <message>
            <source>Search revisions</source>
            <translation>Поиск ревизий</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Предыдущее совпадение</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Следующее совпадение</translation>
        </message>
        <message numerus="yes">
            <source>%n match(es)</source>
            <translation>
                <numerusform>%n совпадение</numerusform>
                <numerusform>%n совпадения</numerusform>
                <numerusform>%n совпадений</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>a filter and how many revisions pass it</comment>
            <translation>%1 %2</translation>
        </message>
        <message numerus="yes">
            <source>Show only these; %n revision(s) are hidden now</source>
            <translation>
                <numerusform>Показать только эти; сейчас скрыта %n ревизия</numerusform>
                <numerusform>Показать только эти; сейчас скрыты %n ревизии</numerusform>
                <numerusform>Показать только эти; сейчас скрыто %n ревизий</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::FindBar</name>
        <message>
            <source>Find</source>
            <translation>Найти</translation>
        </message>
        <message>
            <source>Text to find</source>
            <translation>Искомый текст</translation>
        </message>
        <message>
            <source>Previous place</source>
            <translation>Предыдущее место</translation>
        </message>
        <message>
            <source>Next place</source>
            <translation>Следующее место</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>Закрыть поиск</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Не найдено</translation>
        </message>
    </context>
    <context>
        <name>widgets::GenerateDialog</name>
        <message numerus="yes">
            <source>Questions: %n open</source>
            <translation>
                <numerusform>Вопросы: открыт %n</numerusform>
                <numerusform>Вопросы: открыто %n</numerusform>
                <numerusform>Вопросы: открыто %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>Вопросы</translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) are open.</source>
            <translation>
                <numerusform>Открыт %n вопрос.</numerusform>
                <numerusform>Открыто %n вопроса.</numerusform>
                <numerusform>Открыто %n вопросов.</numerusform>
            </translation>
        </message>
        <message>
            <source>New revision</source>
            <translation>Новая ревизия</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>&amp;Сообщение</translation>
        </message>
        <message>
            <source>what this revision does</source>
            <translation>что делает эта ревизия</translation>
        </message>
        <message>
            <source>on &amp;top of</source>
            <translation>пове&amp;рх</translation>
        </message>
        <message>
            <source>branch &amp;label</source>
            <translation>&amp;метка ветви</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>Операции</translation>
        </message>
        <message>
            <source>Operations of the revision</source>
            <translation>Операции ревизии</translation>
        </message>
        <message>
            <source>Nothing needs an answer.</source>
            <translation>Отвечать ни на что не нужно.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
        <message>
            <source>Upgrade SQL</source>
            <translation>SQL обновления</translation>
        </message>
        <message>
            <source>Downgrade SQL</source>
            <translation>SQL понижения</translation>
        </message>
        <message>
            <source>The file that would be written</source>
            <translation>Файл, который будет записан</translation>
        </message>
        <message>
            <source>The SQL of the upgrade</source>
            <translation>SQL обновления</translation>
        </message>
        <message>
            <source>The SQL of the downgrade</source>
            <translation>SQL понижения</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Save revision</source>
            <translation>Сохранить ревизию</translation>
        </message>
        <message>
            <source>Save and plan upgrade…</source>
            <translation>Сохранить и спланировать обновление…</translation>
        </message>
    </context>
    <context>
        <name>widgets::GoToPalette</name>
        <message>
            <source>Go to</source>
            <translation>Перейти</translation>
        </message>
        <message>
            <source>Revision, table, file or command</source>
            <translation>Ревизия, таблица, файл или команда</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Совпадения</translation>
        </message>
        <message>
            <source>Nothing has such a name.</source>
            <translation>Ничего с таким именем нет.</translation>
        </message>
    </context>
    <context>
        <name>widgets::HelpDialog</name>
        <message>
            <source>Getting started</source>
            <translation>Начало работы</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Шкала ревизий</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Сравнить</translation>
        </message>
        <message>
            <source>Revisions</source>
            <translation>Ревизии</translation>
        </message>
        <message>
            <source>Upgrade and downgrade</source>
            <translation>Обновление и понижение</translation>
        </message>
        <message>
            <source>Databases</source>
            <translation>Базы данных</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Клавиатура</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Справка</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Страницы</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Страница</translation>
        </message>
    </context>
    <context>
        <name>widgets::LimitsBar</name>
        <message>
            <source>&amp;Lock wait:</source>
            <translation>Ожидание &amp;блокировок:</translation>
        </message>
        <message>
            <source>How long to wait for another migration, and for what others have locked</source>
            <translation>Сколько ждать другой миграции и того, что заблокировано другими</translation>
        </message>
        <message>
            <source>S&amp;tatement limit:</source>
            <translation>Предел &amp;оператора:</translation>
        </message>
        <message>
            <source>How long a statement may last before the server ends it</source>
            <translation>Сколько может длиться оператор, прежде чем сервер его прервёт</translation>
        </message>
        <message>
            <source> s</source>
            <translation> с</translation>
        </message>
        <message>
            <source>the database's</source>
            <translation>как в базе</translation>
        </message>
    </context>
    <context>
        <name>widgets::MergeDialog</name>
        <message>
            <source>merge %1</source>
            <translation>слияние %1</translation>
        </message>
        <message>
            <source>No table is touched on more than one side.</source>
            <translation>Ни одну таблицу не меняют с обеих сторон.</translation>
        </message>
        <message>
            <source>Touched on more than one side: %1. Check that the changes go together.</source>
            <translation>Меняются не с одной стороны: %1. Проверьте, что изменения уживаются друг с другом.</translation>
        </message>
        <message>
            <source>Nothing runs: a merge only joins the lines of the history.</source>
            <translation>Ничего не выполняется: слияние лишь соединяет линии истории.</translation>
        </message>
        <message>
            <source>Choose at least two heads.</source>
            <translation>Выберите хотя бы две вершины.</translation>
        </message>
        <message>
            <source>Merge heads</source>
            <translation>Слияние вершин</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>&amp;Сообщение</translation>
        </message>
        <message>
            <source>Heads</source>
            <translation>Вершины</translation>
        </message>
        <message>
            <source>Heads to merge</source>
            <translation>Вершины для слияния</translation>
        </message>
        <message>
            <source>The file that would be written</source>
            <translation>Файл, который будет записан</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Save merge</source>
            <translation>Сохранить слияние</translation>
        </message>
    </context>
    <context>
        <name>widgets::StampDialog</name>
        <message>
            <source>Now</source>
            <translation>Сейчас</translation>
        </message>
        <message>
            <source>the table is not there yet, and is made</source>
            <translation>таблицы ещё нет, она создаётся</translation>
        </message>
        <message>
            <source>no row</source>
            <translation>нет строк</translation>
        </message>
        <message>
            <source>Afterwards</source>
            <translation>После</translation>
        </message>
        <message>
            <source>Reading the version table…</source>
            <translation>Чтение таблицы версий…</translation>
        </message>
        <message>
            <source>The version table cannot be read. Nothing has changed.</source>
            <translation>Таблицу версий невозможно прочитать. Ничего не изменилось.</translation>
        </message>
        <message>
            <source>The version table says this already: there is nothing to change.</source>
            <translation>В таблице версий уже так: менять нечего.</translation>
        </message>
        <message>
            <source>Changing the version table…</source>
            <translation>Изменяется таблица версий…</translation>
        </message>
        <message>
            <source>The version table has not been changed.</source>
            <translation>Таблица версий не изменена.</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) will count as applied without having run.</source>
            <translation>
                <numerusform>%n ревизия будет считаться применённой, хотя не выполнялась.</numerusform>
                <numerusform>%n ревизии будут считаться применёнными, хотя не выполнялись.</numerusform>
                <numerusform>%n ревизий будут считаться применёнными, хотя не выполнялись.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) will count as pending, though what they made stays.</source>
            <translation>
                <numerusform>%n ревизия будет считаться ожидающей, хотя сделанное ею останется.</numerusform>
                <numerusform>%n ревизии будут считаться ожидающими, хотя сделанное ими останется.</numerusform>
                <numerusform>%n ревизий будут считаться ожидающими, хотя сделанное ими останется.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stamp (change the version table only)</source>
            <translation>Отметка (меняется только таблица версий)</translation>
        </message>
        <message>
            <source>Stamp %1 with %2</source>
            <translation>Отметить %1 ревизией %2</translation>
        </message>
        <message>
            <source>Stamp %1 (%2) with %3</source>
            <translation>Отметить %1 (%2) ревизией %3</translation>
        </message>
        <message>
            <source>No revision runs, and the schema stays as it is: only the rows of %1 change. That is right where the schema is that of this revision already, for example because somebody made the change by hand.</source>
            <translation>Ни одна ревизия не выполняется, и схема остаётся прежней: меняются только строки таблицы %1. Это верно, если схема уже соответствует этой ревизии, например если кто-то внёс изменение вручную.</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Ревизия</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Сообщение</translation>
        </message>
        <message>
            <source>Rows of the version table, now and afterwards</source>
            <translation>Строки таблицы версий, сейчас и после</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Change the version table</source>
            <translation>Изменить таблицу версий</translation>
        </message>
    </context>
    <context>
        <name>widgets::NewProjectDialog</name>
        <message>
            <source>%1, with the first upgrade</source>
            <translation>%1, при первом обновлении</translation>
        </message>
        <message>
            <source>There is a project in this folder already. Open it instead.</source>
            <translation>В этой папке уже есть проект. Откройте его.</translation>
        </message>
        <message>
            <source>This will be created:</source>
            <translation>Будет создано:</translation>
        </message>
        <message>
            <source>Folder of the new project</source>
            <translation>Папка нового проекта</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>Новый проект</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Папка</translation>
        </message>
        <message>
            <source>&amp;Choose…</source>
            <translation>&amp;Выбрать…</translation>
        </message>
        <message>
            <source>&amp;Revisions</source>
            <translation>&amp;Ревизии</translation>
        </message>
        <message>
            <source>Python files, as Alembic writes them</source>
            <translation>Файлы Python, как их пишет Alembic</translation>
        </message>
        <message>
            <source>SQL files, without Python</source>
            <translation>Файлы SQL, без Python</translation>
        </message>
        <message>
            <source>&amp;SQLite file</source>
            <translation>&amp;Файл SQLite</translation>
        </message>
        <message>
            <source>C&amp;reate</source>
            <translation>&amp;Создать</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
    </context>
    <context>
        <name>widgets::OutputPane</name>
        <message>
            <source>Problems</source>
            <translation>Проблемы</translation>
        </message>
        <message>
            <source>Problems (%1)</source>
            <translation>Проблемы (%1)</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>Команды SQL</translation>
        </message>
        <message>
            <source>Copy the problem</source>
            <translation>Копировать проблему</translation>
        </message>
        <message>
            <source>Copy the statement</source>
            <translation>Копировать команду</translation>
        </message>
    </context>
    <context>
        <name>widgets::PasswordDialog</name>
        <message>
            <source>The server refused the password that the keychain holds.</source>
            <translation>Сервер отверг пароль из связки ключей.</translation>
        </message>
        <message>
            <source>Hide the password</source>
            <translation>Скрыть пароль</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>Показать пароль</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>Запрос к серверу…</translation>
        </message>
        <message>
            <source>The server refused this password.</source>
            <translation>Сервер отверг этот пароль.</translation>
        </message>
        <message>
            <source>There is no keychain here that could keep it: it is known until Athanor ends.</source>
            <translation>Связки ключей, где его хранить, здесь нет: он известен, пока Athanor открыт.</translation>
        </message>
        <message>
            <source>Otherwise it is known until Athanor ends. It is written nowhere else.</source>
            <translation>Иначе он известен, пока Athanor открыт. Больше он нигде не записывается.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Пароль</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1 на %2</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Пароль</translation>
        </message>
        <message>
            <source>&amp;Keep it in the keychain</source>
            <translation>&amp;Хранить в связке ключей</translation>
        </message>
        <message>
            <source>&amp;Connect</source>
            <translation>П&amp;одключиться</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
    </context>
    <context>
        <name>widgets::PlanDelegate</name>
        <message>
            <source>next</source>
            <translation>следующая</translation>
        </message>
        <message>
            <source>running</source>
            <translation>выполняется</translation>
        </message>
        <message>
            <source>done</source>
            <translation>выполнена</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>не удалась</translation>
        </message>
        <message>
            <source>rolled back</source>
            <translation>отменена</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>ждёт</translation>
        </message>
    </context>
    <context>
        <name>widgets::ProgressDialog</name>
        <message>
            <source>Stopping…</source>
            <translation>Остановка…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>%1 %2: statement %3 of %4</source>
            <translation>%1 %2: команда %3 из %4</translation>
        </message>
        <message>
            <source>%1 elapsed</source>
            <translation>прошло %1</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Пауза</translation>
        </message>
        <message>
            <source>Show plan</source>
            <translation>Показать план</translation>
        </message>
        <message>
            <source>Statements done</source>
            <translation>Выполненные команды</translation>
        </message>
    </context>
    <context>
        <name>widgets::QuestionCard</name>
        <message>
            <source>Was the table %1 renamed to %2?</source>
            <translation>Таблица %1 переименована в %2?</translation>
        </message>
        <message>
            <source>Was the value %1 of %2 renamed to %3?</source>
            <translation>Значение %1 типа %2 переименовано в %3?</translation>
        </message>
        <message>
            <source>Yes: rename it in every row that has it</source>
            <translation>Да: переименовать его во всех строках, где оно есть</translation>
        </message>
        <message>
            <source>No: remove it; refused while rows have it</source>
            <translation>Нет: удалить его; это невозможно, пока он есть в строках</translation>
        </message>
        <message>
            <source>Was %1.%2 renamed to %3?</source>
            <translation>%1.%2 переименован в %3?</translation>
        </message>
        <message>
            <source>Yes: rename it and keep its rows</source>
            <translation>Да: переименовать и сохранить строки</translation>
        </message>
        <message>
            <source>Yes: rename it and keep its values</source>
            <translation>Да: переименовать и сохранить значения</translation>
        </message>
        <message>
            <source>No: drop it with its rows, add the new one empty</source>
            <translation>Нет: удалить со строками, добавить новую пустую</translation>
        </message>
        <message>
            <source>No: drop it with its values, add the new one empty</source>
            <translation>Нет: удалить со значениями, добавить новый пустой</translation>
        </message>
        <message>
            <source>%1.%2 is NOT NULL and has no default</source>
            <translation>%1.%2 объявлен NOT NULL и не имеет значения по умолчанию</translation>
        </message>
        <message>
            <source>A table that has rows refuses such a column.</source>
            <translation>Таблица, в которой есть строки, не примет такой столбец.</translation>
        </message>
        <message>
            <source>Give it a server default:</source>
            <translation>Задать серверное значение по умолчанию:</translation>
        </message>
        <message>
            <source>Server default of %1</source>
            <translation>Серверное значение по умолчанию для %1</translation>
        </message>
        <message>
            <source>value, without quotes</source>
            <translation>значение, без кавычек</translation>
        </message>
        <message>
            <source>Let it be NULL</source>
            <translation>Разрешить NULL</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>Оставить как есть</translation>
        </message>
    </context>
    <context>
        <name>widgets::ReadingReport</name>
        <message>
            <source>Opened %1</source>
            <translation>Открыт %1</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n ревизия</numerusform>
                <numerusform>%n ревизии</numerusform>
                <numerusform>%n ревизий</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>%n вершина</numerusform>
                <numerusform>%n вершины</numerusform>
                <numerusform>%n вершин</numerusform>
            </translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Модель</translation>
        </message>
        <message>
            <source>None is named. Set “model = sql:schema.sql” in the section [athanor] of alembic.ini.</source>
            <translation>Не указана. Задайте «model = sql:schema.sql» в разделе [athanor] файла alembic.ini.</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>База данных</translation>
        </message>
        <message>
            <source>named by %1</source>
            <translation>указана в: %1</translation>
        </message>
        <message>
            <source>&amp;Add a database…</source>
            <translation>&amp;Добавить базу данных…</translation>
        </message>
        <message>
            <source>What could not be read</source>
            <translation>Что не удалось прочитать</translation>
        </message>
        <message numerus="yes">
            <source>✓ %n revision(s) read completely</source>
            <translation>
                <numerusform>✓ %n ревизия прочитана полностью</numerusform>
                <numerusform>✓ %n ревизии прочитаны полностью</numerusform>
                <numerusform>✓ %n ревизий прочитано полностью</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 revisions read…</source>
            <translation>Прочитано ревизий: %1 из %2…</translation>
        </message>
        <message numerus="yes">
            <source>▲ %n revision(s) have steps that need Python</source>
            <translation>
                <numerusform>▲ %n ревизия содержит шаги, которым нужен Python</numerusform>
                <numerusform>▲ %n ревизии содержат шаги, которым нужен Python</numerusform>
                <numerusform>▲ %n ревизий содержат шаги, которым нужен Python</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>✗ %n problem(s) in the files</source>
            <translation>
                <numerusform>✗ %n проблема в файлах</numerusform>
                <numerusform>✗ %n проблемы в файлах</numerusform>
                <numerusform>✗ %n проблем в файлах</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::RevisionDetails</name>
        <message>
            <source>Operations</source>
            <translation>Операции</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Замечания</translation>
        </message>
        <message>
            <source>Way back</source>
            <translation>Путь назад</translation>
        </message>
        <message>
            <source>SQL of the upgrade</source>
            <translation>SQL обновления</translation>
        </message>
        <message>
            <source>&amp;Upgrade to here…</source>
            <translation>О&amp;бновить досюда…</translation>
        </message>
        <message>
            <source>&amp;Downgrade to here…</source>
            <translation>&amp;Понизить досюда…</translation>
        </message>
        <message>
            <source>&amp;Edit the file</source>
            <translation>&amp;Изменить файл</translation>
        </message>
        <message>
            <source>Go to the line</source>
            <translation>Перейти к строке</translation>
        </message>
        <message>
            <source>(no message)</source>
            <translation>(без сообщения)</translation>
        </message>
        <message>
            <source>Revision %1</source>
            <translation>Ревизия %1</translation>
        </message>
        <message>
            <source>the first of its line</source>
            <translation>первая в своей линии</translation>
        </message>
        <message>
            <source>follows %1</source>
            <translation>следует за %1</translation>
        </message>
        <message>
            <source>branch label %1</source>
            <translation>метка ветви %1</translation>
        </message>
        <message>
            <source>depends on %1</source>
            <translation>зависит от %1</translation>
        </message>
        <message>
            <source>No database is chosen</source>
            <translation>База данных не выбрана</translation>
        </message>
        <message>
            <source>◉ current in %1</source>
            <translation>◉ текущая в %1</translation>
        </message>
        <message>
            <source>● applied in %1</source>
            <translation>● применена в %1</translation>
        </message>
        <message numerus="yes">
            <source>▲ stopped after %n statement(s) in %1</source>
            <translation>
                <numerusform>▲ остановлена после %n команды в %1</numerusform>
                <numerusform>▲ остановлена после %n команд в %1</numerusform>
                <numerusform>▲ остановлена после %n команд в %1</numerusform>
            </translation>
        </message>
        <message>
            <source>○ pending in %1</source>
            <translation>○ ожидает в %1</translation>
        </message>
        <message>
            <source>Add a database first.</source>
            <translation>Сначала добавьте базу данных.</translation>
        </message>
        <message>
            <source>Being read…</source>
            <translation>Читается…</translation>
        </message>
        <message>
            <source>It changes nothing.</source>
            <translation>Ничего не меняет.</translation>
        </message>
        <message>
            <source>It cannot be read without Python.</source>
            <translation>Без Python её не прочитать.</translation>
        </message>
        <message numerus="yes">
            <source>▲ %n operation(s) of the upgrade destroy data</source>
            <translation>
                <numerusform>▲ %n операция обновления уничтожает данные</numerusform>
                <numerusform>▲ %n операции обновления уничтожают данные</numerusform>
                <numerusform>▲ %n операций обновления уничтожают данные</numerusform>
            </translation>
        </message>
        <message>
            <source>There is none: its downgrade is absent or raises.</source>
            <translation>Его нет: понижение отсутствует или завершается ошибкой.</translation>
        </message>
        <message>
            <source>The downgrade does nothing: the version moves, the schema stays.</source>
            <translation>Понижение ничего не делает: версия меняется, схема остаётся.</translation>
        </message>
        <message numerus="yes">
            <source>The downgrade drops %n table(s) or column(s) and what is in them.</source>
            <translation>
                <numerusform>Понижение удаляет %n таблицу или столбец с содержимым.</numerusform>
                <numerusform>Понижение удаляет %n таблицы или столбца с содержимым.</numerusform>
                <numerusform>Понижение удаляет %n таблиц или столбцов с содержимым.</numerusform>
            </translation>
        </message>
        <message>
            <source>The downgrade loses no data.</source>
            <translation>Понижение не теряет данных.</translation>
        </message>
    </context>
    <context>
        <name>widgets::RunWords</name>
        <message>
            <source>Planning the upgrade of %1…</source>
            <translation>Планирование обновления %1…</translation>
        </message>
        <message>
            <source>Planning the downgrade of %1…</source>
            <translation>Планирование понижения %1…</translation>
        </message>
        <message>
            <source>The upgrade of %1 cannot be planned</source>
            <translation>Обновление %1 невозможно спланировать</translation>
        </message>
        <message>
            <source>The downgrade of %1 cannot be planned</source>
            <translation>Понижение %1 невозможно спланировать</translation>
        </message>
        <message>
            <source>Upgrade %1 from %2 to %3</source>
            <translation>Обновить %1 с %2 до %3</translation>
        </message>
        <message>
            <source>Downgrade %1 from %2 to %3</source>
            <translation>Понизить %1 с %2 до %3</translation>
        </message>
        <message>
            <source>Upgrade</source>
            <translation>Обновление</translation>
        </message>
        <message>
            <source>Downgrade</source>
            <translation>Понижение</translation>
        </message>
        <message>
            <source>Upgrade to %1</source>
            <translation>Обновление до %1</translation>
        </message>
        <message>
            <source>Downgrade to %1</source>
            <translation>Понижение до %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n ревизия</numerusform>
                <numerusform>%n ревизии</numerusform>
                <numerusform>%n ревизий</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n statement(s)</source>
            <translation>
                <numerusform>%n команда</numerusform>
                <numerusform>%n команды</numerusform>
                <numerusform>%n команд</numerusform>
            </translation>
        </message>
        <message>
            <source>Reading the version table and the schema…</source>
            <translation>Чтение таблицы версий и схемы…</translation>
        </message>
        <message>
            <source>Nothing has run.</source>
            <translation>Ничего не выполнялось.</translation>
        </message>
        <message numerus="yes">
            <source>Nothing has run yet. Each revision is one transaction, but for %n statement(s) outside of it.</source>
            <translation>
                <numerusform>Пока ничего не выполнялось. Каждая ревизия — одна транзакция, кроме %n команды вне её.</numerusform>
                <numerusform>Пока ничего не выполнялось. Каждая ревизия — одна транзакция, кроме %n команд вне её.</numerusform>
                <numerusform>Пока ничего не выполнялось. Каждая ревизия — одна транзакция, кроме %n команд вне её.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing has run yet. All revisions are one transaction, as env.py has it.</source>
            <translation>Пока ничего не выполнялось. Все ревизии — одна транзакция, как задано в env.py.</translation>
        </message>
        <message>
            <source>Nothing has run yet. Each revision is one transaction.</source>
            <translation>Пока ничего не выполнялось. Каждая ревизия — одна транзакция.</translation>
        </message>
        <message>
            <source>%1: statement %2 of %3 is running.</source>
            <translation>%1: выполняется команда %2 из %3.</translation>
        </message>
        <message>
            <source>%1: pausing after statement %2 of %3.</source>
            <translation>%1: пауза после команды %2 из %3.</translation>
        </message>
        <message>
            <source>Paused before statement %2 of %3 of %1. A transaction is open and the database stays locked for others.</source>
            <translation>Пауза перед командой %2 из %3 ревизии %1. Транзакция открыта, база данных остаётся заблокированной для других.</translation>
        </message>
        <message>
            <source>Paused before %1. No transaction is open.</source>
            <translation>Пауза перед %1. Открытых транзакций нет.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Остановка…</translation>
        </message>
        <message>
            <source>There is nothing to do: the database is at %1.</source>
            <translation>Делать нечего: база данных на %1.</translation>
        </message>
        <message>
            <source>Done. The database is at %1.</source>
            <translation>Готово. База данных на %1.</translation>
        </message>
        <message>
            <source>The plan cannot be made.</source>
            <translation>План составить нельзя.</translation>
        </message>
        <message>
            <source>Stopped as you asked, in %1 before statement %2 of %3.</source>
            <translation>Остановлено по вашей просьбе, в %1 перед командой %2 из %3.</translation>
        </message>
        <message>
            <source>%1, statement %2 of %3 did not run.</source>
            <translation>%1, команда %2 из %3 не выполнилась.</translation>
        </message>
        <message>
            <source>Nothing has run; the database is as it was.</source>
            <translation>Ничего не выполнялось; база данных прежняя.</translation>
        </message>
        <message>
            <source>The database is at %1; nothing of %2 remains.</source>
            <translation>База данных на %1; от %2 ничего не осталось.</translation>
        </message>
        <message>
            <source>The database is at %1; %2 is applied as before.</source>
            <translation>База данных на %1; %2 применена, как и прежде.</translation>
        </message>
        <message>
            <source>Waiting until another migration of this database has ended.</source>
            <translation>Ожидание, пока не закончится другая миграция этой базы данных.</translation>
        </message>
        <message>
            <source>Waiting until another migration of this database has ended: %1.</source>
            <translation>Ожидание, пока не закончится другая миграция этой базы данных: %1.</translation>
        </message>
        <message>
            <source>The plan for %1 is out of date</source>
            <translation>План для %1 устарел</translation>
        </message>
        <message>
            <source>Nothing has run yet. This database commits each statement by itself.</source>
            <translation>Пока ничего не выполнено. Эта база данных фиксирует каждый оператор отдельно.</translation>
        </message>
        <message>
            <source>Somebody else has migrated the database; nothing of %1 has run.</source>
            <translation>Базу данных тем временем мигрировал кто-то другой; ничего из %1 не выполнено.</translation>
        </message>
        <message>
            <source>Take back what has run of %1 on %2</source>
            <translation>Отменить выполненное из %1 в %2</translation>
        </message>
        <message>
            <source>Go on with %1 on %2</source>
            <translation>Продолжить %1 в %2</translation>
        </message>
        <message>
            <source>Take back %1</source>
            <translation>Отмена %1</translation>
        </message>
        <message>
            <source>Go on with %1</source>
            <translation>Продолжение %1</translation>
        </message>
        <message>
            <source>The database is between two revisions.</source>
            <translation>База данных находится между двумя ревизиями.</translation>
        </message>
        <message>
            <source>%1 is taken back in part: the database is between two revisions.</source>
            <translation>%1 отменена частично: база данных находится между двумя ревизиями.</translation>
        </message>
        <message numerus="yes">
            <source>The first %n statement(s) of %1 stay: the database is between two revisions.</source>
            <translation>
                <numerusform>Первый %n оператор из %1 остаётся: база данных находится между двумя ревизиями.</numerusform>
                <numerusform>Первые %n оператора из %1 остаются: база данных находится между двумя ревизиями.</numerusform>
                <numerusform>Первые %n операторов из %1 остаются: база данных находится между двумя ревизиями.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Настройки</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Тема</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Как в системе</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Светлая</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Тёмная</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Язык</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Шкала ревизий</translation>
        </message>
        <message>
            <source>&amp;Newest revision at the top</source>
            <translation>&amp;Новейшая ревизия сверху</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>&amp;Сохранить</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
    </context>
    <context>
        <name>widgets::StepperView</name>
        <message>
            <source>Stopping…</source>
            <translation>Остановка…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Choose a statement to see all of it.</source>
            <translation>Выберите команду, чтобы увидеть её целиком.</translation>
        </message>
        <message>
            <source>Statement %1: moves the version table on</source>
            <translation>Команда %1: обновляет таблицу версий</translation>
        </message>
        <message>
            <source>Statement %1, outside of the transaction, from %2, line %3</source>
            <translation>Команда %1, вне транзакции, из %2, строка %3</translation>
        </message>
        <message>
            <source>Statement %1, from %2, line %3</source>
            <translation>Команда %1, из %2, строка %3</translation>
        </message>
        <message>
            <source>Next statement</source>
            <translation>Следующая команда</translation>
        </message>
        <message>
            <source>Next revision</source>
            <translation>Следующая ревизия</translation>
        </message>
        <message>
            <source>To here</source>
            <translation>Досюда</translation>
        </message>
        <message>
            <source>Runs up to, and not including, the chosen statement</source>
            <translation>Выполняет до выбранной команды, не включая её</translation>
        </message>
        <message>
            <source>Run all</source>
            <translation>Выполнить всё</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Пауза</translation>
        </message>
        <message>
            <source>Takes effect after the statement that is running</source>
            <translation>Сработает после выполняющейся команды</translation>
        </message>
        <message>
            <source>Stops and rolls the open transaction back</source>
            <translation>Останавливает и откатывает открытую транзакцию</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Сравнить</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Save as SQL…</source>
            <translation>Сохранить как SQL…</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>План</translation>
        </message>
        <message>
            <source>The chosen statement</source>
            <translation>Выбранная команда</translation>
        </message>
        <message>
            <source>Statement %1, as the journal of the database has it</source>
            <translation>Команда %1, как её хранит журнал базы данных</translation>
        </message>
    </context>
    <context>
        <name>widgets::TaskStatus</name>
        <message>
            <source>Stopping…</source>
            <translation>Остановка…</translation>
        </message>
        <message>
            <source>Opening %1…</source>
            <translation>Открывается %1…</translation>
        </message>
        <message>
            <source>Asking %1 where it stands…</source>
            <translation>Опрос %1: на какой она ревизии…</translation>
        </message>
        <message>
            <source>Reading %1…</source>
            <translation>Чтение %1…</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>Сравнение…</translation>
        </message>
        <message>
            <source>Comparing %1 with its revision…</source>
            <translation>Сравнение %1 с её ревизией…</translation>
        </message>
        <message>
            <source>Planning the way to %1…</source>
            <translation>Планирование пути до %1…</translation>
        </message>
        <message>
            <source>Counting what would be lost…</source>
            <translation>Подсчёт того, что будет потеряно…</translation>
        </message>
        <message>
            <source>Writing a revision…</source>
            <translation>Запись ревизии…</translation>
        </message>
        <message>
            <source>Trying %1…</source>
            <translation>Проверка %1…</translation>
        </message>
        <message>
            <source>Making a project in %1…</source>
            <translation>Создание проекта в %1…</translation>
        </message>
        <message>
            <source>Running to %1…</source>
            <translation>Выполнение до %1…</translation>
        </message>
        <message>
            <source>Idle</source>
            <translation>Свободно</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Stop what is being done</source>
            <translation>Остановить то, что выполняется</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel: %1</source>
            <translation>Отменить: %1</translation>
        </message>
        <message>
            <source>Changing the version table of %1…</source>
            <translation>Изменяется таблица версий %1…</translation>
        </message>
    </context>
    <context>
        <name>widgets::TimelinePane</name>
        <message>
            <source>Merge…</source>
            <translation>Слить…</translation>
        </message>
        <message>
            <source>Timeline of revisions</source>
            <translation>Шкала ревизий</translation>
        </message>
        <message>
            <source>No revisions yet</source>
            <translation>Ревизий пока нет</translation>
        </message>
        <message>
            <source>This is where the history of the schema grows. The first revision can be written from the model.</source>
            <translation>Здесь растёт история схемы. Первую ревизию можно написать по модели.</translation>
        </message>
        <message>
            <source>Write the first revision…</source>
            <translation>Написать первую ревизию…</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) hidden by the filter</source>
            <translation>
                <numerusform>%n ревизия скрыта фильтром</numerusform>
                <numerusform>%n ревизии скрыты фильтром</numerusform>
                <numerusform>%n ревизий скрыто фильтром</numerusform>
            </translation>
        </message>
        <message>
            <source>None of them passes every chip that is on.</source>
            <translation>Ни одна не проходит все включённые фильтры.</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Сбросить фильтр</translation>
        </message>
        <message numerus="yes">
            <source>%n head(s): %1</source>
            <translation>
                <numerusform>%n вершина: %1</numerusform>
                <numerusform>%n вершины: %1</numerusform>
                <numerusform>%n вершин: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>“upgrade head” is ambiguous: choose one of them, or merge them.</source>
            <translation>«upgrade head» неоднозначно: выберите одну из них или слейте их.</translation>
        </message>
    </context>
    <context>
        <name>widgets::TimelineView</name>
        <message>
            <source>Timeline of revisions</source>
            <translation>Шкала ревизий</translation>
        </message>
        <message>
            <source>%1  %2</source>
            <comment>revision and its message</comment>
            <translation>%1  %2</translation>
        </message>
    </context>
    <context>
        <name>widgets::TrustDialog</name>
        <message>
            <source>You chose the models as Python has them (%1).</source>
            <translation>Вы выбрали модели в том виде, в каком их видит Python (%1).</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, and everything that it imports. No database is connected to.</source>
            <translation>%1 и всё, что он импортирует. Подключения к базе данных нет.</translation>
        </message>
        <message>
            <source>%1 and %2, and everything that they import. Their statements go through Athanor's own connection.</source>
            <translation>%1 и %2 и всё, что они импортируют. Их операторы проходят через собственное подключение Athanor.</translation>
        </message>
        <message>
            <source>Run the project's Python?</source>
            <translation>Запустить Python проекта?</translation>
        </message>
        <message>
            <source>Run the Python of %1?</source>
            <translation>Запустить Python проекта %1?</translation>
        </message>
        <message>
            <source>A project is read as text, and nothing of it runs. Here that is not enough.</source>
            <translation>Проект читается как текст, и ничего из него не выполняется. Здесь этого недостаточно.</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Почему</translation>
        </message>
        <message>
            <source>What would be run</source>
            <translation>Что будет запущено</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Чем</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Python may do whatever you may do here: read and change your files, and use the network. Agree only to projects whose authors you trust.</source>
            <translation>Python может делать всё, что можете вы: читать и изменять ваши файлы и пользоваться сетью. Соглашайтесь только для проектов, авторам которых доверяете.</translation>
        </message>
        <message>
            <source>Run this once</source>
            <translation>Запустить один раз</translation>
        </message>
        <message>
            <source>Always for this project</source>
            <translation>Всегда для этого проекта</translation>
        </message>
        <message>
            <source>Do without</source>
            <translation>Обойтись без него</translation>
        </message>
    </context>
    <context>
        <name>widgets::WelcomePage</name>
        <message>
            <source>%1 in %2</source>
            <translation>%1 в %2</translation>
        </message>
        <message>
            <source>Remove from this list</source>
            <translation>Убрать из списка</translation>
        </message>
        <message>
            <source>Schema migrations you can see</source>
            <translation>Миграции схемы, которые видно</translation>
        </message>
        <message>
            <source>Athanor works on Alembic projects as they are: open one, see where the database stands, and step from there to where the model wants it.</source>
            <translation>Athanor работает с проектами Alembic как есть: откройте проект, посмотрите, где находится база данных, и пройдите по шагам туда, где её хочет видеть модель.</translation>
        </message>
        <message>
            <source>&amp;Open a project…</source>
            <translation>&amp;Открыть проект…</translation>
        </message>
        <message>
            <source>A folder with alembic.ini or pyproject.toml. Nothing in it is run.</source>
            <translation>Папка с alembic.ini или pyproject.toml. Ничего в ней не выполняется.</translation>
        </message>
        <message>
            <source>&amp;New project…</source>
            <translation>&amp;Новый проект…</translation>
        </message>
        <message>
            <source>Alembic's files, for a database that you name.</source>
            <translation>Файлы Alembic для базы данных, которую вы укажете.</translation>
        </message>
        <message>
            <source>Try the &amp;demo</source>
            <translation>Попробовать &amp;демо</translation>
        </message>
        <message>
            <source>A small shop on SQLite, in a folder of your choice.</source>
            <translation>Небольшой магазин на SQLite в выбранной вами папке.</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>Недавние проекты</translation>
        </message>
        <message>
            <source>Projects that you open are listed here.</source>
            <translation>Здесь появятся открытые вами проекты.</translation>
        </message>
    </context>
    <context>
        <name>widgets::DetailsPane</name>
        <message>
            <source>SQLAlchemy: target_metadata in env.py</source>
            <translation>SQLAlchemy: target_metadata в env.py</translation>
        </message>
    </context>
</TS>
