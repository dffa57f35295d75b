<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
    <context>
        <name>app::CentralTabs</name>
        <message>
            <source>Nothing is open here</source>
            <translation>Qui non è aperto nulla</translation>
        </message>
        <message>
            <source>Select a revision in the timeline to see what it does, or compare the database with the model.</source>
            <translation>Scegli una revisione nella cronologia per vedere che cosa fa, oppure confronta il database con il modello.</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Confronta</translation>
        </message>
    </context>
    <context>
        <name>app::CompareController</name>
        <message>
            <source>Compare</source>
            <translation>Confronta</translation>
        </message>
    </context>
    <context>
        <name>app::DatabaseActions</name>
        <message>
            <source>&amp;Refresh</source>
            <translation>&amp;Rileggi</translation>
        </message>
        <message>
            <source>Read files and database again</source>
            <translation>Rileggi i file e il database</translation>
        </message>
        <message>
            <source>&amp;Upgrade…</source>
            <translation>&amp;Aggiornamento…</translation>
        </message>
        <message>
            <source>Plan the way to the head</source>
            <translation>Pianifica la strada fino alla testa</translation>
        </message>
        <message>
            <source>&amp;Downgrade…</source>
            <translation>Re&amp;trocessione…</translation>
        </message>
        <message>
            <source>Plan the way one revision back</source>
            <translation>Pianifica la strada indietro di una revisione</translation>
        </message>
        <message>
            <source>Compare with its &amp;own revision</source>
            <translation>Confronta con la s&amp;ua revisione</translation>
        </message>
        <message>
            <source>Data&amp;bases…</source>
            <translation>Data&amp;base…</translation>
        </message>
        <message>
            <source>Add and change databases</source>
            <translation>Aggiungi e modifica i database</translation>
        </message>
        <message>
            <source>No database is chosen.</source>
            <translation>Nessun database è scelto.</translation>
        </message>
        <message>
            <source>Nothing is pending.</source>
            <translation>Nulla è in attesa.</translation>
        </message>
    </context>
    <context>
        <name>app::FileController</name>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>%1 ha modifiche non salvate.</translation>
        </message>
        <message>
            <source>Closing it throws them away.</source>
            <translation>Chiudendolo vanno perse.</translation>
        </message>
        <message>
            <source>Throw away</source>
            <translation>Butta via</translation>
        </message>
        <message>
            <source>Go on editing</source>
            <translation>Continua a modificare</translation>
        </message>
    </context>
    <context>
        <name>app::HelpActions</name>
        <message>
            <source>&amp;Help for this place</source>
            <translation>&amp;Aiuto per questo punto</translation>
        </message>
        <message>
            <source>&amp;Keyboard</source>
            <translation>&amp;Tastiera</translation>
        </message>
        <message>
            <source>&amp;About Athanor</source>
            <translation>&amp;Informazioni su Athanor</translation>
        </message>
    </context>
    <context>
        <name>app::HelpController</name>
        <message>
            <source>About Athanor</source>
            <translation>Informazioni su Athanor</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Athanor %1&lt;/h3&gt;&lt;p&gt;Visual schema migrations on Alembic's own files.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Athanor %1&lt;/h3&gt;&lt;p&gt;Migrazioni di schema visuali sui file di Alembic.&lt;/p&gt;&lt;p&gt;Software libero con licenza GNU General Public License, versione 3 o successiva.&lt;/p&gt;</translation>
        </message>
    </context>
    <context>
        <name>app::MainWindow</name>
        <message>
            <source>&amp;Save the file</source>
            <translation>&amp;Salva il file</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Cronologia</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Dettagli</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Risultati</translation>
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
                <numerusform>%n revisione</numerusform>
                <numerusform>%n revisioni</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>%n testa</numerusform>
                <numerusform>%n teste</numerusform>
            </translation>
        </message>
        <message>
            <source>This did not work</source>
            <translation>Non ha funzionato</translation>
        </message>
    </context>
    <context>
        <name>app::Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Apri &amp;recenti</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Vista</translation>
        </message>
        <message>
            <source>&amp;Revision</source>
            <translation>&amp;Revisione</translation>
        </message>
        <message>
            <source>&amp;Database</source>
            <translation>&amp;Database</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Confronta</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Aiuto</translation>
        </message>
    </context>
    <context>
        <name>app::ProjectActions</name>
        <message>
            <source>&amp;New project…</source>
            <translation>&amp;Nuovo progetto…</translation>
        </message>
        <message>
            <source>&amp;Open a project…</source>
            <translation>&amp;Apri un progetto…</translation>
        </message>
        <message>
            <source>Try the &amp;demo…</source>
            <translation>Prova la &amp;demo…</translation>
        </message>
        <message>
            <source>&amp;Close the project</source>
            <translation>&amp;Chiudi il progetto</translation>
        </message>
        <message>
            <source>S&amp;ettings…</source>
            <translation>&amp;Impostazioni…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Esci</translation>
        </message>
        <message>
            <source>No other project has been opened yet</source>
            <translation>Nessun altro progetto è stato ancora aperto</translation>
        </message>
        <message>
            <source>&amp;Withdraw the leave to run its Python</source>
            <translation>Revoca il permesso di eseguire il suo P&amp;ython</translation>
        </message>
    </context>
    <context>
        <name>app::ProjectController</name>
        <message>
            <source>Open a project</source>
            <translation>Apri un progetto</translation>
        </message>
        <message>
            <source>There are several projects in this folder:</source>
            <translation>In questa cartella ci sono più progetti:</translation>
        </message>
        <message>
            <source>Where should the demo be made?</source>
            <translation>Dove va creata la demo?</translation>
        </message>
    </context>
    <context>
        <name>app::RevisionActions</name>
        <message>
            <source>&amp;New revision…</source>
            <translation>&amp;Nuova revisione…</translation>
        </message>
        <message>
            <source>Write a new revision</source>
            <translation>Scrivi una nuova revisione</translation>
        </message>
        <message>
            <source>&amp;Upgrade to here…</source>
            <translation>&amp;Aggiorna fin qui…</translation>
        </message>
        <message>
            <source>&amp;Downgrade to here…</source>
            <translation>&amp;Retrocedi fin qui…</translation>
        </message>
        <message>
            <source>&amp;Compare with the database</source>
            <translation>&amp;Confronta con il database</translation>
        </message>
        <message>
            <source>&amp;Edit the file</source>
            <translation>&amp;Modifica il file</translation>
        </message>
        <message>
            <source>&amp;Show the file in its folder</source>
            <translation>Mo&amp;stra il file nella cartella</translation>
        </message>
        <message>
            <source>Copy the &amp;identifier</source>
            <translation>Copia l'&amp;identificatore</translation>
        </message>
        <message>
            <source>Copy as co&amp;mmand</source>
            <translation>Copia come c&amp;omando</translation>
        </message>
        <message>
            <source>No database is chosen.</source>
            <translation>Nessun database è scelto.</translation>
        </message>
        <message>
            <source>This revision is already applied.</source>
            <translation>Questa revisione è già applicata.</translation>
        </message>
        <message>
            <source>This revision is not applied.</source>
            <translation>Questa revisione non è applicata.</translation>
        </message>
        <message>
            <source>The database is at this revision already.</source>
            <translation>Il database è già a questa revisione.</translation>
        </message>
        <message>
            <source>S&amp;tamp here…</source>
            <translation>Marca &amp;qui…</translation>
        </message>
        <message>
            <source>Change the version table only; no revision runs</source>
            <translation>Cambia solo la tabella delle versioni; nessuna revisione viene eseguita</translation>
        </message>
        <message>
            <source>The database is not there yet; an upgrade makes it.</source>
            <translation>Il database non c'è ancora; lo crea un aggiornamento.</translation>
        </message>
    </context>
    <context>
        <name>app::RunController</name>
        <message>
            <source>Save the plan as SQL</source>
            <translation>Salva il piano come SQL</translation>
        </message>
        <message>
            <source>SQL files (*.sql);;All files (*)</source>
            <translation>File SQL (*.sql);;Tutti i file (*)</translation>
        </message>
        <message>
            <source>A plan is not at its end.</source>
            <translation>Un piano non è alla fine.</translation>
        </message>
        <message>
            <source>If it is cancelled, the open revision is rolled back; revisions that have ended stay.</source>
            <translation>Se viene interrotto, la revisione aperta viene annullata; quelle concluse restano.</translation>
        </message>
        <message>
            <source>Cancel it and close</source>
            <translation>Interrompi e chiudi</translation>
        </message>
        <message>
            <source>Keep it open</source>
            <translation>Tieni aperto</translation>
        </message>
    </context>
    <context>
        <name>app::ToolBar</name>
        <message>
            <source>No project</source>
            <translation>Nessun progetto</translation>
        </message>
        <message>
            <source>Project: %1</source>
            <translation>Progetto: %1</translation>
        </message>
        <message>
            <source>Projects opened lately</source>
            <translation>Progetti aperti di recente</translation>
        </message>
        <message>
            <source>No database</source>
            <translation>Nessun database</translation>
        </message>
        <message>
            <source>Database: %1</source>
            <translation>Database: %1</translation>
        </message>
        <message>
            <source>Choose the database to work on</source>
            <translation>Scegli il database su cui lavorare</translation>
        </message>
    </context>
    <context>
        <name>app::ViewActions</name>
        <message>
            <source>&amp;Timeline</source>
            <translation>&amp;Cronologia</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>C&amp;onfronta</translation>
        </message>
        <message>
            <source>Compare two schemas</source>
            <translation>Confronta due schemi</translation>
        </message>
        <message>
            <source>&amp;Go to…</source>
            <translation>&amp;Vai a…</translation>
        </message>
        <message>
            <source>Go to a revision, table, file or command</source>
            <translation>Vai a una revisione, tabella, file o comando</translation>
        </message>
        <message>
            <source>&amp;Find in the timeline</source>
            <translation>&amp;Trova nella cronologia</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>Trova s&amp;uccessivo</translation>
        </message>
        <message>
            <source>Next &amp;pane</source>
            <translation>Ri&amp;quadro successivo</translation>
        </message>
        <message>
            <source>Pre&amp;vious pane</source>
            <translation>Riqua&amp;dro precedente</translation>
        </message>
        <message>
            <source>Ne&amp;west revision at the top</source>
            <translation>Revisione più &amp;nuova in alto</translation>
        </message>
        <message>
            <source>Fo&amp;ld long runs of revisions</source>
            <translation>Ri&amp;piega le serie lunghe di revisioni</translation>
        </message>
        <message>
            <source>&amp;Dates and labels in the timeline</source>
            <translation>Date &amp;ed etichette nella cronologia</translation>
        </message>
        <message>
            <source>Close the ta&amp;b</source>
            <translation>Chiudi la sc&amp;heda</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>&amp;Ripristina la disposizione</translation>
        </message>
    </context>
    <context>
        <name>models::DifferenceModel</name>
        <message>
            <source>Object</source>
            <translation>Oggetto</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Differenza</translation>
        </message>
    </context>
    <context>
        <name>models::PlanModel</name>
        <message>
            <source>-- The rest is known only when it runs: %1</source>
            <translation>-- Il resto si sa solo quando gira: %1</translation>
        </message>
        <message>
            <source>blocks all</source>
            <translation>blocca tutti</translation>
        </message>
        <message>
            <source>blocks writers</source>
            <translation>blocca chi scrive</translation>
        </message>
        <message>
            <source>blocks writers until the commit</source>
            <translation>blocca chi scrive fino al commit</translation>
        </message>
        <message>
            <source>blocks writers while the rows are copied</source>
            <translation>blocca chi scrive mentre si copiano le righe</translation>
        </message>
        <message>
            <source>blocks readers and writers until the commit</source>
            <translation>blocca chi legge e chi scrive fino al commit</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Piano</translation>
        </message>
        <message>
            <source>Locks</source>
            <translation>Blocchi</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Righe</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tempo</translation>
        </message>
    </context>
    <context>
        <name>models::ProblemsModel</name>
        <message>
            <source>Problem</source>
            <translation>Problema</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Punto</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Che cosa fare</translation>
        </message>
    </context>
    <context>
        <name>models::StatementsModel</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>Ambiente</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Revisione</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Istruzione</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Righe</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Durata</translation>
        </message>
    </context>
    <context>
        <name>models::StampSession</name>
        <message>
            <source>The version table has changed since it was read.</source>
            <translation>La tabella delle versioni è cambiata da quando è stata letta.</translation>
        </message>
        <message>
            <source>Somebody else has upgraded, downgraded or stamped the database meanwhile.</source>
            <translation>Nel frattempo qualcun altro ha aggiornato, retrocesso o marcato il database.</translation>
        </message>
        <message>
            <source>Look at its rows again, as they are now, before you go on.</source>
            <translation>Prima di proseguire, riguarda le sue righe come sono adesso.</translation>
        </message>
    </context>
    <context>
        <name>models::TimelineModel</name>
        <message numerus="yes">
            <source>… %n revision(s)</source>
            <translation>
                <numerusform>… %n revisione</numerusform>
                <numerusform>… %n revisioni</numerusform>
            </translation>
        </message>
        <message>
            <source>in the version table, but no file has it</source>
            <translation>nella tabella delle versioni, ma nessun file la contiene</translation>
        </message>
        <message numerus="yes">
            <source>Show these %n revision(s)</source>
            <translation>
                <numerusform>Mostra questa %n revisione</numerusform>
                <numerusform>Mostra queste %n revisioni</numerusform>
            </translation>
        </message>
        <message>
            <source>File: %1</source>
            <translation>File: %1</translation>
        </message>
        <message>
            <source>The first of its line</source>
            <translation>La prima della sua linea</translation>
        </message>
        <message>
            <source>Follows %1</source>
            <translation>Segue %1</translation>
        </message>
        <message>
            <source>Touches %1</source>
            <translation>Tocca %1</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>Grafo</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Revisione</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Messaggio</translation>
        </message>
        <message>
            <source>Branch label</source>
            <translation>Etichetta di ramo</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Autore</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stato</translation>
        </message>
    </context>
    <context>
        <name>models::TimelineWords</name>
        <message>
            <source>head</source>
            <translation>testa</translation>
        </message>
        <message>
            <source>current</source>
            <translation>corrente</translation>
        </message>
        <message>
            <source>no downgrade</source>
            <translation>senza retrocessione</translation>
        </message>
        <message>
            <source>empty downgrade</source>
            <translation>retrocessione vuota</translation>
        </message>
        <message>
            <source>Python line %1</source>
            <translation>Python riga %1</translation>
        </message>
        <message>
            <source>needs Python</source>
            <translation>richiede Python</translation>
        </message>
        <message>
            <source>data</source>
            <translation>dati</translation>
        </message>
        <message>
            <source>edited since applied</source>
            <translation>modificata dopo l'applicazione</translation>
        </message>
        <message>
            <source>1 warning</source>
            <translation>1 avviso</translation>
        </message>
        <message numerus="yes">
            <source>%n warnings</source>
            <translation>
                <numerusform>%n avviso</numerusform>
                <numerusform>%n avvisi</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped %1 of %2</source>
            <translation>ferma a %1 di %2</translation>
        </message>
        <message>
            <source>stopped %1</source>
            <translation>ferma a %1</translation>
        </message>
        <message>
            <source>unreadable at line %1</source>
            <translation>illeggibile alla riga %1</translation>
        </message>
        <message>
            <source>unreadable</source>
            <translation>illeggibile</translation>
        </message>
        <message>
            <source>pending</source>
            <translation>in attesa</translation>
        </message>
        <message>
            <source>applied</source>
            <translation>applicata</translation>
        </message>
        <message>
            <source>needs a decision</source>
            <translation>serve una decisione</translation>
        </message>
        <message>
            <source>no file</source>
            <translation>nessun file</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>ripiegata</translation>
        </message>
    </context>
    <context>
        <name>widgets::CodeEditor</name>
        <message>
            <source>Problem</source>
            <translation>Problema</translation>
        </message>
    </context>
    <context>
        <name>widgets::CompareView</name>
        <message numerus="yes">
            <source>%n part(s) of the models could not be read: see Problems.</source>
            <translation>
                <numerusform>%n parte dei modelli non si è potuta leggere: vedi Problemi.</numerusform>
                <numerusform>%n parti dei modelli non si sono potute leggere: vedi Problemi.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) in the models may be a mistake: see Problems.</source>
            <translation>
                <numerusform>%n punto dei modelli può essere un errore: vedi Problemi.</numerusform>
                <numerusform>%n punti dei modelli possono essere errori: vedi Problemi.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not all that is there is compared: see Problems.</source>
            <translation>Non si confronta tutto ciò che c’è: vedi Problemi.</translation>
        </message>
        <message>
            <source>%1, line %2</source>
            <translation>%1, riga %2</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Da</translation>
        </message>
        <message>
            <source>Left side</source>
            <translation>Lato sinistro</translation>
        </message>
        <message>
            <source>Swap sides</source>
            <translation>Scambia i lati</translation>
        </message>
        <message>
            <source>Swap sides and compare again (%1)</source>
            <translation>Scambia i lati e confronta di nuovo (%1)</translation>
        </message>
        <message>
            <source>Compare again (%1)</source>
            <translation>Confronta di nuovo (%1)</translation>
        </message>
        <message>
            <source>To</source>
            <translation>A</translation>
        </message>
        <message>
            <source>Right side</source>
            <translation>Lato destro</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Confronta</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Trova</translation>
        </message>
        <message>
            <source>Find among the differences</source>
            <translation>Cerca tra le differenze</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Differenze</translation>
        </message>
        <message>
            <source>The SQL of the chosen operations</source>
            <translation>L'SQL delle operazioni scelte</translation>
        </message>
        <message>
            <source>Copy as command</source>
            <translation>Come comando</translation>
        </message>
        <message>
            <source>SQL</source>
            <translation>SQL</translation>
        </message>
        <message>
            <source>Make a revision…</source>
            <translation>Crea una revisione…</translation>
        </message>
        <message>
            <source>Reading both sides…</source>
            <translation>Lettura dei due lati…</translation>
        </message>
        <message>
            <source>The window stays free while the schemas are read.</source>
            <translation>La finestra resta libera mentre gli schemi vengono letti.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Compare again</source>
            <translation>Confronta di nuovo</translation>
        </message>
        <message>
            <source>See what differs before you change anything</source>
            <translation>Guarda che cosa differisce prima di cambiare qualcosa</translation>
        </message>
        <message>
            <source>Choose two sides above: a database, the model, or any revision.</source>
            <translation>Scegli sopra due lati: un database, il modello o una revisione qualsiasi.</translation>
        </message>
        <message>
            <source>%1 · %2 · %3 s</source>
            <translation>%1 · %2 · %3 s</translation>
        </message>
        <message numerus="yes">
            <source>%n table(s)</source>
            <translation>
                <numerusform>%n tabella</numerusform>
                <numerusform>%n tabelle</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing differs</source>
            <translation>Nulla differisce</translation>
        </message>
        <message>
            <source>Both sides say the same. Checked at %1, %2.</source>
            <translation>I due lati dicono lo stesso. Controllato alle %1, %2.</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Controlla di nuovo</translation>
        </message>
        <message>
            <source>These operations would make &lt;b&gt;%1&lt;/b&gt; look like &lt;b&gt;%2&lt;/b&gt;.</source>
            <translation>Queste operazioni renderebbero &lt;b&gt;%1&lt;/b&gt; come &lt;b&gt;%2&lt;/b&gt;.</translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) chosen</source>
            <translation>
                <numerusform>%n operazione scelta</numerusform>
                <numerusform>%n operazioni scelte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n domanda</numerusform>
                <numerusform>%n domande</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would destroy data</source>
            <translation>
                <numerusform>%n distruggerebbe dati</numerusform>
                <numerusform>%n distruggerebbero dati</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would destroy data, not ticked</source>
            <translation>
                <numerusform>%n distruggerebbe dati, non spuntata</numerusform>
                <numerusform>%n distruggerebbero dati, non spuntate</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Why&lt;/b&gt;&amp;nbsp; %1</source>
            <translation>&lt;b&gt;Perché&lt;/b&gt;&amp;nbsp; %1</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>Copiato: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) were ticked, being needed</source>
            <translation>
                <numerusform>%n altra spuntata, perché serve</numerusform>
                <numerusform>%n altre spuntate, perché servono</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other(s) were unticked, needing this</source>
            <translation>
                <numerusform>%n altra tolta, perché ne ha bisogno</numerusform>
                <numerusform>%n altre tolte, perché ne hanno bisogno</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::CompareWords</name>
        <message>
            <source>Database: %1</source>
            <translation>Database: %1</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modello</translation>
        </message>
        <message>
            <source>Model: %1</source>
            <translation>Modello: %1</translation>
        </message>
        <message>
            <source>Revision %1</source>
            <translation>Revisione %1</translation>
        </message>
        <message>
            <source>Revision %1, %2</source>
            <translation>Revisione %1, %2</translation>
        </message>
        <message>
            <source>the model</source>
            <translation>il modello</translation>
        </message>
        <message>
            <source>revision %1</source>
            <translation>revisione %1</translation>
        </message>
        <message>
            <source>added</source>
            <translation>aggiunti</translation>
        </message>
        <message>
            <source>dropped</source>
            <translation>eliminati</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>modificati</translation>
        </message>
        <message>
            <source>renamed</source>
            <translation>rinominati</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>uguali</translation>
        </message>
        <message>
            <source>table</source>
            <translation>tabella</translation>
        </message>
        <message>
            <source>column</source>
            <translation>colonna</translation>
        </message>
        <message>
            <source>primary key</source>
            <translation>chiave primaria</translation>
        </message>
        <message>
            <source>foreign key</source>
            <translation>chiave esterna</translation>
        </message>
        <message>
            <source>unique constraint</source>
            <translation>vincolo di unicità</translation>
        </message>
        <message>
            <source>check constraint</source>
            <translation>vincolo di controllo</translation>
        </message>
        <message>
            <source>enum type</source>
            <translation>tipo enumerato</translation>
        </message>
        <message>
            <source>exclusion constraint</source>
            <translation>vincolo di esclusione</translation>
        </message>
        <message>
            <source>index</source>
            <translation>indice</translation>
        </message>
        <message>
            <source>view</source>
            <translation>vista</translation>
        </message>
        <message>
            <source>trigger</source>
            <translation>trigger</translation>
        </message>
        <message>
            <source>only on the right</source>
            <translation>solo a destra</translation>
        </message>
        <message>
            <source>only on the left</source>
            <translation>solo a sinistra</translation>
        </message>
        <message>
            <source>its parts differ</source>
            <translation>differiscono le sue parti</translation>
        </message>
        <message>
            <source>%1 equal</source>
            <translation>%1 uguale</translation>
        </message>
        <message>
            <source>%1 differs: %2 / %3</source>
            <translation>%1 differisce: %2 / %3</translation>
        </message>
        <message>
            <source>none</source>
            <translation>nessuno</translation>
        </message>
        <message>
            <source>the same on both sides</source>
            <translation>lo stesso sui due lati</translation>
        </message>
        <message>
            <source>Model: SQLAlchemy, by Python</source>
            <translation>Modello: SQLAlchemy, con Python</translation>
        </message>
    </context>
    <context>
        <name>widgets::DefinitionPane</name>
        <message numerus="yes">
            <source>… %n equal lines</source>
            <translation>
                <numerusform>… %n riga uguale</numerusform>
                <numerusform>… %n righe uguali</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DefinitionView</name>
        <message>
            <source>equal</source>
            <translation>uguali</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>which of the differences</comment>
            <translation>%1 di %2</translation>
        </message>
        <message>
            <source>1 difference</source>
            <translation>1 differenza</translation>
        </message>
        <message numerus="yes">
            <source>%n differences</source>
            <translation>
                <numerusform>%n differenza</numerusform>
                <numerusform>%n differenze</numerusform>
            </translation>
        </message>
        <message>
            <source>Previous difference (%1)</source>
            <translation>Differenza precedente (%1)</translation>
        </message>
        <message>
            <source>Next difference (%1)</source>
            <translation>Differenza successiva (%1)</translation>
        </message>
        <message>
            <source>Show only the differences</source>
            <translation>Mostra solo le differenze</translation>
        </message>
        <message>
            <source>Show both in one column</source>
            <translation>Mostra entrambi in una colonna</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <comment>left and right side</comment>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>Definition on the left: %1</source>
            <translation>Definizione a sinistra: %1</translation>
        </message>
        <message>
            <source>Definition on the right: %1</source>
            <translation>Definizione a destra: %1</translation>
        </message>
    </context>
    <context>
        <name>widgets::DifferenceDelegate</name>
        <message>
            <source>new table</source>
            <translation>nuova tabella</translation>
        </message>
        <message>
            <source>new view</source>
            <translation>nuova vista</translation>
        </message>
        <message>
            <source>new enum type</source>
            <translation>nuovo tipo enumerato</translation>
        </message>
        <message>
            <source>new trigger</source>
            <translation>nuovo trigger</translation>
        </message>
        <message>
            <source>the table and its rows go</source>
            <translation>la tabella e le sue righe spariscono</translation>
        </message>
        <message>
            <source>the view goes</source>
            <translation>la vista sparisce</translation>
        </message>
        <message>
            <source>the enum type goes</source>
            <translation>il tipo enumerato sparisce</translation>
        </message>
        <message>
            <source>the trigger goes</source>
            <translation>il trigger sparisce</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n modifica</numerusform>
                <numerusform>%n modifiche</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::DowngradeDialog</name>
        <message>
            <source>Counting what would be lost…</source>
            <translation>Conteggio di ciò che andrebbe perso…</translation>
        </message>
        <message>
            <source>%1 would be undone, the newest first. Nothing runs before you step through the plan.</source>
            <translation>Verrebbe annullato: %1, dalla più recente. Nulla viene eseguito prima che tu percorra il piano.</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n revisione</numerusform>
                <numerusform>%n revisioni</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) will be lost for good.</source>
            <translation>
                <numerusform>%n riga andrà persa per sempre.</numerusform>
                <numerusform>%n righe andranno perse per sempre.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) will be lost for good.</source>
            <translation>
                <numerusform>%n valore andrà perso per sempre.</numerusform>
                <numerusform>%n valori andranno persi per sempre.</numerusform>
            </translation>
        </message>
        <message>
            <source>No row and no value will be lost.</source>
            <translation>Nessuna riga e nessun valore andrà perso.</translation>
        </message>
        <message>
            <source>the version moves, the schema stays</source>
            <translation>la versione si sposta, lo schema resta</translation>
        </message>
        <message>
            <source>nothing lost</source>
            <translation>nulla di perso</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) will be lost</source>
            <translation>
                <numerusform>%n riga andrà persa</numerusform>
                <numerusform>%n righe andranno perse</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) will be lost</source>
            <translation>
                <numerusform>%n valore andrà perso</numerusform>
                <numerusform>%n valori andranno persi</numerusform>
            </translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Revisione</translation>
        </message>
        <message>
            <source>What is undone</source>
            <translation>Che cosa si annulla</translation>
        </message>
        <message>
            <source>What is lost</source>
            <translation>Che cosa si perde</translation>
        </message>
        <message>
            <source>Revisions that would be undone</source>
            <translation>Revisioni che verrebbero annullate</translation>
        </message>
        <message>
            <source>The SQL of the downgrade</source>
            <translation>L'SQL della retrocessione</translation>
        </message>
        <message>
            <source>Show SQL</source>
            <translation>Mostra SQL</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Plan the downgrade</source>
            <translation>Pianifica la retrocessione</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentBar</name>
        <message>
            <source>Database</source>
            <translation>Database</translation>
        </message>
        <message>
            <source>No database is chosen.</source>
            <translation>Nessun database è scelto.</translation>
        </message>
        <message>
            <source>Add a database</source>
            <translation>Aggiungi un database</translation>
        </message>
        <message>
            <source>being asked…</source>
            <translation>interrogazione in corso…</translation>
        </message>
        <message>
            <source>does not answer</source>
            <translation>non risponde</translation>
        </message>
        <message>
            <source>does not exist yet: the first upgrade makes it</source>
            <translation>non esiste ancora: lo crea il primo aggiornamento</translation>
        </message>
        <message>
            <source>a revision has stopped midway</source>
            <translation>una revisione si è fermata a metà</translation>
        </message>
        <message>
            <source>at the base, nothing is applied</source>
            <translation>alla base, nulla è applicato</translation>
        </message>
        <message>
            <source>current %1</source>
            <translation>corrente %1</translation>
        </message>
        <message>
            <source>nothing is pending</source>
            <translation>nulla in attesa</translation>
        </message>
        <message numerus="yes">
            <source>%n pending</source>
            <translation>
                <numerusform>%n in attesa</numerusform>
                <numerusform>%n in attesa</numerusform>
            </translation>
        </message>
        <message>
            <source>not compared with its revision</source>
            <translation>non confrontato con la sua revisione</translation>
        </message>
        <message>
            <source>matches its revision</source>
            <translation>coincide con la sua revisione</translation>
        </message>
        <message numerus="yes">
            <source>differs from its revision in %n place(s)</source>
            <translation>
                <numerusform>differisce dalla sua revisione in %n punto</numerusform>
                <numerusform>differisce dalla sua revisione in %n punti</numerusform>
            </translation>
        </message>
        <message>
            <source>wants a password</source>
            <translation>vuole una password</translation>
        </message>
        <message>
            <source>Enter &amp;password…</source>
            <translation>Inserisci la &amp;password…</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentDialog</name>
        <message>
            <source>Databases of this project</source>
            <translation>Database di questo progetto</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Aggiungi</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Rimuovi</translation>
        </message>
        <message>
            <source>Use the &amp;chosen one</source>
            <translation>Usa quello s&amp;celto</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Databases</source>
            <translation>Database</translation>
        </message>
        <message>
            <source>The databases are kept in your own settings, not in the project, and without their passwords.</source>
            <translation>I database restano nelle tue impostazioni, non nel progetto, e senza le loro password.</translation>
        </message>
        <message>
            <source>Keep the &amp;password in the keychain</source>
            <translation>Tieni la &amp;password nel portachiavi</translation>
        </message>
        <message>
            <source>Otherwise it is known until Athanor ends. It is written nowhere else.</source>
            <translation>Altrimenti è nota finché Athanor è aperto. Non viene scritta altrove.</translation>
        </message>
        <message>
            <source>There is no keychain here that could keep it: it is known until Athanor ends.</source>
            <translation>Qui non c'è un portachiavi che possa tenerla: è nota finché Athanor è aperto.</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentForm</name>
        <message>
            <source>Asking…</source>
            <translation>Interrogazione…</translation>
        </message>
        <message>
            <source>It answers: version %1.</source>
            <translation>Risponde: versione %1.</translation>
        </message>
        <message>
            <source>This is the database that the project's own files name. Change it there.</source>
            <translation>È il database indicato dai file del progetto. Va cambiato lì.</translation>
        </message>
        <message>
            <source>This looks like production. If it is, choose that kind.</source>
            <translation>Sembra produzione. Se lo è, scegli quel tipo.</translation>
        </message>
        <message>
            <source>For example %1</source>
            <translation>Per esempio %1</translation>
        </message>
        <message>
            <source>Choose an SQLite file</source>
            <translation>Scegli un file SQLite</translation>
        </message>
        <message>
            <source>SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)</source>
            <translation>Database SQLite (*.db *.sqlite *.sqlite3);;Tutti i file (*)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Nome</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>T&amp;ipo</translation>
        </message>
        <message>
            <source>&amp;URL</source>
            <translation>&amp;URL</translation>
        </message>
        <message>
            <source>&amp;File…</source>
            <translation>&amp;File…</translation>
        </message>
        <message>
            <source>&amp;Test</source>
            <translation>&amp;Prova</translation>
        </message>
    </context>
    <context>
        <name>widgets::EnvironmentWords</name>
        <message>
            <source>STAGING</source>
            <translation>PREPRODUZIONE</translation>
        </message>
        <message>
            <source>PRODUCTION</source>
            <translation>PRODUZIONE</translation>
        </message>
        <message>
            <source>DEVELOPMENT</source>
            <translation>SVILUPPO</translation>
        </message>
    </context>
    <context>
        <name>widgets::FailurePanel</name>
        <message>
            <source>Roll back to %1…</source>
            <translation>Torna a %1…</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>Che cosa è andato storto</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Che cosa è successo</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Che cosa fare</translation>
        </message>
        <message>
            <source>Edit and retry</source>
            <translation>Modifica e riprova</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Riprova</translation>
        </message>
        <message>
            <source>Leave it here</source>
            <translation>Lascia così</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Copia il resoconto</translation>
        </message>
        <message>
            <source>Go on…</source>
            <translation>Prosegui…</translation>
        </message>
        <message>
            <source>Plans the statements that have not run</source>
            <translation>Pianifica le istruzioni che non sono state eseguite</translation>
        </message>
        <message>
            <source>Take back what has run…</source>
            <translation>Annulla quanto eseguito…</translation>
        </message>
        <message>
            <source>Plans the statements that undo those that have run; what was dropped comes back empty</source>
            <translation>Pianifica le istruzioni che annullano quelle eseguite; ciò che è stato eliminato torna vuoto</translation>
        </message>
    </context>
    <context>
        <name>widgets::FileEditor</name>
        <message>
            <source>This file is not UTF-8. It is shown as far as it can be read, and cannot be changed here.</source>
            <translation>Questo file non è UTF-8. Viene mostrato fin dove si può leggere e qui non si può modificare.</translation>
        </message>
        <message>
            <source>Save again</source>
            <translation>Salva di nuovo</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Non ora</translation>
        </message>
        <message>
            <source>The file is no longer on the disk. Saving writes it again.</source>
            <translation>Il file non è più sul disco. Salvando viene riscritto.</translation>
        </message>
        <message>
            <source>Write it again</source>
            <translation>Riscrivilo</translation>
        </message>
        <message>
            <source>Somebody has changed this file on the disk since it was opened here. Which text is to stay?</source>
            <translation>Qualcuno ha cambiato questo file sul disco dopo che è stato aperto qui. Quale testo deve restare?</translation>
        </message>
        <message>
            <source>Overwrite with mine</source>
            <translation>Sovrascrivi con il mio</translation>
        </message>
        <message>
            <source>Reload theirs</source>
            <translation>Ricarica il loro</translation>
        </message>
        <message>
            <source>● not saved</source>
            <translation>● non salvato</translation>
        </message>
        <message>
            <source>Text of %1</source>
            <translation>Testo di %1</translation>
        </message>
    </context>
    <context>
        <name>widgets::FilterBar</name>
        <message>
            <source>pending</source>
            <translation>in attesa</translation>
        </message>
        <message>
            <source>applied</source>
            <translation>applicata</translation>
        </message>
        <message>
            <source>warnings</source>
            <translation>avvisi</translation>
        </message>
        <message>
            <source>needs Python</source>
            <translation>richiede Python</translation>
        </message>
        <message>
            <source>no downgrade</source>
            <translation>senza retrocessione</translation>
        </message>
        <message>
            <source>labelled</source>
            <translation>con etichetta</translation>
        </message>
        <message>
            <source>Search revisions</source>
            <translation>Cerca revisioni</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Risultato precedente</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Risultato successivo</translation>
        </message>
        <message numerus="yes">
            <source>%n match(es)</source>
            <translation>
                <numerusform>%n risultato</numerusform>
                <numerusform>%n risultati</numerusform>
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
                <numerusform>Mostra solo queste; ora %n revisione è nascosta</numerusform>
                <numerusform>Mostra solo queste; ora %n revisioni sono nascoste</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::FindBar</name>
        <message>
            <source>Find</source>
            <translation>Trova</translation>
        </message>
        <message>
            <source>Text to find</source>
            <translation>Testo da cercare</translation>
        </message>
        <message>
            <source>Previous place</source>
            <translation>Punto precedente</translation>
        </message>
        <message>
            <source>Next place</source>
            <translation>Punto successivo</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>Chiudi la ricerca</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Non trovato</translation>
        </message>
    </context>
    <context>
        <name>widgets::GenerateDialog</name>
        <message numerus="yes">
            <source>Questions: %n open</source>
            <translation>
                <numerusform>Domande: %n aperta</numerusform>
                <numerusform>Domande: %n aperte</numerusform>
            </translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>Domande</translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) are open.</source>
            <translation>
                <numerusform>%n domanda è aperta.</numerusform>
                <numerusform>%n domande sono aperte.</numerusform>
            </translation>
        </message>
        <message>
            <source>New revision</source>
            <translation>Nuova revisione</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>&amp;Messaggio</translation>
        </message>
        <message>
            <source>what this revision does</source>
            <translation>che cosa fa questa revisione</translation>
        </message>
        <message>
            <source>on &amp;top of</source>
            <translation>&amp;sopra</translation>
        </message>
        <message>
            <source>branch &amp;label</source>
            <translation>&amp;etichetta di ramo</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>Operazioni</translation>
        </message>
        <message>
            <source>Operations of the revision</source>
            <translation>Operazioni della revisione</translation>
        </message>
        <message>
            <source>Nothing needs an answer.</source>
            <translation>Nulla richiede una risposta.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Upgrade SQL</source>
            <translation>SQL di aggiornamento</translation>
        </message>
        <message>
            <source>Downgrade SQL</source>
            <translation>SQL di retrocessione</translation>
        </message>
        <message>
            <source>The file that would be written</source>
            <translation>Il file che verrebbe scritto</translation>
        </message>
        <message>
            <source>The SQL of the upgrade</source>
            <translation>L'SQL dell'aggiornamento</translation>
        </message>
        <message>
            <source>The SQL of the downgrade</source>
            <translation>L'SQL della retrocessione</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Save revision</source>
            <translation>Salva la revisione</translation>
        </message>
        <message>
            <source>Save and plan upgrade…</source>
            <translation>Salva e pianifica l'aggiornamento…</translation>
        </message>
    </context>
    <context>
        <name>widgets::GoToPalette</name>
        <message>
            <source>Go to</source>
            <translation>Vai a</translation>
        </message>
        <message>
            <source>Revision, table, file or command</source>
            <translation>Revisione, tabella, file o comando</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Risultati</translation>
        </message>
        <message>
            <source>Nothing has such a name.</source>
            <translation>Nulla ha questo nome.</translation>
        </message>
    </context>
    <context>
        <name>widgets::HelpDialog</name>
        <message>
            <source>Getting started</source>
            <translation>Primi passi</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Cronologia</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Confronta</translation>
        </message>
        <message>
            <source>Revisions</source>
            <translation>Revisioni</translation>
        </message>
        <message>
            <source>Upgrade and downgrade</source>
            <translation>Aggiornamento e retrocessione</translation>
        </message>
        <message>
            <source>Databases</source>
            <translation>Database</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Tastiera</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Aiuto</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pagine</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Pagina</translation>
        </message>
    </context>
    <context>
        <name>widgets::LimitsBar</name>
        <message>
            <source>&amp;Lock wait:</source>
            <translation>&amp;Attesa dei blocchi:</translation>
        </message>
        <message>
            <source>How long to wait for another migration, and for what others have locked</source>
            <translation>Quanto attendere un'altra migrazione e ciò che altri hanno bloccato</translation>
        </message>
        <message>
            <source>S&amp;tatement limit:</source>
            <translation>Limite per is&amp;truzione:</translation>
        </message>
        <message>
            <source>How long a statement may last before the server ends it</source>
            <translation>Quanto può durare un'istruzione prima che il server la interrompa</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>the database's</source>
            <translation>del database</translation>
        </message>
    </context>
    <context>
        <name>widgets::MergeDialog</name>
        <message>
            <source>merge %1</source>
            <translation>unione di %1</translation>
        </message>
        <message>
            <source>No table is touched on more than one side.</source>
            <translation>Nessuna tabella è toccata da più di un lato.</translation>
        </message>
        <message>
            <source>Touched on more than one side: %1. Check that the changes go together.</source>
            <translation>Toccate da più di un lato: %1. Controlla che le modifiche stiano bene insieme.</translation>
        </message>
        <message>
            <source>Nothing runs: a merge only joins the lines of the history.</source>
            <translation>Non viene eseguito nulla: un'unione congiunge soltanto le linee della storia.</translation>
        </message>
        <message>
            <source>Choose at least two heads.</source>
            <translation>Scegli almeno due teste.</translation>
        </message>
        <message>
            <source>Merge heads</source>
            <translation>Unione di teste</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>&amp;Messaggio</translation>
        </message>
        <message>
            <source>Heads</source>
            <translation>Teste</translation>
        </message>
        <message>
            <source>Heads to merge</source>
            <translation>Teste da unire</translation>
        </message>
        <message>
            <source>The file that would be written</source>
            <translation>Il file che verrebbe scritto</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Save merge</source>
            <translation>Salva l'unione</translation>
        </message>
    </context>
    <context>
        <name>widgets::StampDialog</name>
        <message>
            <source>Now</source>
            <translation>Adesso</translation>
        </message>
        <message>
            <source>the table is not there yet, and is made</source>
            <translation>la tabella non c'è ancora, e viene creata</translation>
        </message>
        <message>
            <source>no row</source>
            <translation>nessuna riga</translation>
        </message>
        <message>
            <source>Afterwards</source>
            <translation>Dopo</translation>
        </message>
        <message>
            <source>Reading the version table…</source>
            <translation>Lettura della tabella delle versioni…</translation>
        </message>
        <message>
            <source>The version table cannot be read. Nothing has changed.</source>
            <translation>La tabella delle versioni non si può leggere. Nulla è cambiato.</translation>
        </message>
        <message>
            <source>The version table says this already: there is nothing to change.</source>
            <translation>La tabella delle versioni dice già questo: non c'è nulla da cambiare.</translation>
        </message>
        <message>
            <source>Changing the version table…</source>
            <translation>Modifica della tabella delle versioni…</translation>
        </message>
        <message>
            <source>The version table has not been changed.</source>
            <translation>La tabella delle versioni non è stata cambiata.</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) will count as applied without having run.</source>
            <translation>
                <numerusform>%n revisione risulterà applicata senza essere stata eseguita.</numerusform>
                <numerusform>%n revisioni risulteranno applicate senza essere state eseguite.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) will count as pending, though what they made stays.</source>
            <translation>
                <numerusform>%n revisione risulterà in attesa, benché ciò che ha fatto resti.</numerusform>
                <numerusform>%n revisioni risulteranno in attesa, benché ciò che hanno fatto resti.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stamp (change the version table only)</source>
            <translation>Marcatura (cambia solo la tabella delle versioni)</translation>
        </message>
        <message>
            <source>Stamp %1 with %2</source>
            <translation>Marcare %1 con %2</translation>
        </message>
        <message>
            <source>Stamp %1 (%2) with %3</source>
            <translation>Marcare %1 (%2) con %3</translation>
        </message>
        <message>
            <source>No revision runs, and the schema stays as it is: only the rows of %1 change. That is right where the schema is that of this revision already, for example because somebody made the change by hand.</source>
            <translation>Nessuna revisione viene eseguita e lo schema resta com'è: cambiano solo le righe di %1. È giusto dove lo schema è già quello di questa revisione, per esempio perché qualcuno ha fatto la modifica a mano.</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Revisione</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Messaggio</translation>
        </message>
        <message>
            <source>Rows of the version table, now and afterwards</source>
            <translation>Righe della tabella delle versioni, adesso e dopo</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Change the version table</source>
            <translation>Cambia la tabella delle versioni</translation>
        </message>
    </context>
    <context>
        <name>widgets::NewProjectDialog</name>
        <message>
            <source>%1, with the first upgrade</source>
            <translation>%1, con il primo aggiornamento</translation>
        </message>
        <message>
            <source>There is a project in this folder already. Open it instead.</source>
            <translation>In questa cartella c'è già un progetto. Aprilo, invece.</translation>
        </message>
        <message>
            <source>This will be created:</source>
            <translation>Verrà creato:</translation>
        </message>
        <message>
            <source>Folder of the new project</source>
            <translation>Cartella del nuovo progetto</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>Nuovo progetto</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Cartella</translation>
        </message>
        <message>
            <source>&amp;Choose…</source>
            <translation>&amp;Scegli…</translation>
        </message>
        <message>
            <source>&amp;Revisions</source>
            <translation>&amp;Revisioni</translation>
        </message>
        <message>
            <source>Python files, as Alembic writes them</source>
            <translation>File Python, come li scrive Alembic</translation>
        </message>
        <message>
            <source>SQL files, without Python</source>
            <translation>File SQL, senza Python</translation>
        </message>
        <message>
            <source>&amp;SQLite file</source>
            <translation>&amp;File SQLite</translation>
        </message>
        <message>
            <source>C&amp;reate</source>
            <translation>C&amp;rea</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
    </context>
    <context>
        <name>widgets::OutputPane</name>
        <message>
            <source>Problems</source>
            <translation>Problemi</translation>
        </message>
        <message>
            <source>Problems (%1)</source>
            <translation>Problemi (%1)</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>Istruzioni</translation>
        </message>
        <message>
            <source>Copy the problem</source>
            <translation>Copia il problema</translation>
        </message>
        <message>
            <source>Copy the statement</source>
            <translation>Copia l'istruzione</translation>
        </message>
    </context>
    <context>
        <name>widgets::PasswordDialog</name>
        <message>
            <source>The server refused the password that the keychain holds.</source>
            <translation>Il server ha rifiutato la password che sta nel portachiavi.</translation>
        </message>
        <message>
            <source>Hide the password</source>
            <translation>Nascondi la password</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>Mostra la password</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>In attesa del server…</translation>
        </message>
        <message>
            <source>The server refused this password.</source>
            <translation>Il server ha rifiutato questa password.</translation>
        </message>
        <message>
            <source>There is no keychain here that could keep it: it is known until Athanor ends.</source>
            <translation>Qui non c'è un portachiavi che possa tenerla: è nota finché Athanor è aperto.</translation>
        </message>
        <message>
            <source>Otherwise it is known until Athanor ends. It is written nowhere else.</source>
            <translation>Altrimenti è nota finché Athanor è aperto. Non viene scritta altrove.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1 su %2</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Password</translation>
        </message>
        <message>
            <source>&amp;Keep it in the keychain</source>
            <translation>&amp;Tienila nel portachiavi</translation>
        </message>
        <message>
            <source>&amp;Connect</source>
            <translation>&amp;Connetti</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
    </context>
    <context>
        <name>widgets::PlanDelegate</name>
        <message>
            <source>next</source>
            <translation>prossima</translation>
        </message>
        <message>
            <source>running</source>
            <translation>in corso</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fatta</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fallita</translation>
        </message>
        <message>
            <source>rolled back</source>
            <translation>annullata</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>in coda</translation>
        </message>
    </context>
    <context>
        <name>widgets::ProgressDialog</name>
        <message>
            <source>Stopping…</source>
            <translation>Arresto…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>%1 %2: statement %3 of %4</source>
            <translation>%1 %2: istruzione %3 di %4</translation>
        </message>
        <message>
            <source>%1 elapsed</source>
            <translation>%1 trascorsi</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>Show plan</source>
            <translation>Mostra il piano</translation>
        </message>
        <message>
            <source>Statements done</source>
            <translation>Istruzioni eseguite</translation>
        </message>
    </context>
    <context>
        <name>widgets::QuestionCard</name>
        <message>
            <source>Was the table %1 renamed to %2?</source>
            <translation>La tabella %1 è stata rinominata in %2?</translation>
        </message>
        <message>
            <source>Was the value %1 of %2 renamed to %3?</source>
            <translation>Il valore %1 di %2 è stato rinominato in %3?</translation>
        </message>
        <message>
            <source>Yes: rename it in every row that has it</source>
            <translation>Sì: rinominarlo in ogni riga che lo ha</translation>
        </message>
        <message>
            <source>No: remove it; refused while rows have it</source>
            <translation>No: toglierlo; viene rifiutato finché qualche riga lo ha</translation>
        </message>
        <message>
            <source>Was %1.%2 renamed to %3?</source>
            <translation>%1.%2 è stata rinominata in %3?</translation>
        </message>
        <message>
            <source>Yes: rename it and keep its rows</source>
            <translation>Sì: rinominala e conserva le righe</translation>
        </message>
        <message>
            <source>Yes: rename it and keep its values</source>
            <translation>Sì: rinominala e conserva i valori</translation>
        </message>
        <message>
            <source>No: drop it with its rows, add the new one empty</source>
            <translation>No: eliminala con le sue righe, aggiungi la nuova vuota</translation>
        </message>
        <message>
            <source>No: drop it with its values, add the new one empty</source>
            <translation>No: eliminala con i suoi valori, aggiungi la nuova vuota</translation>
        </message>
        <message>
            <source>%1.%2 is NOT NULL and has no default</source>
            <translation>%1.%2 è NOT NULL e non ha un valore predefinito</translation>
        </message>
        <message>
            <source>A table that has rows refuses such a column.</source>
            <translation>Una tabella che ha righe rifiuta una colonna così.</translation>
        </message>
        <message>
            <source>Give it a server default:</source>
            <translation>Dalle un valore predefinito del server:</translation>
        </message>
        <message>
            <source>Server default of %1</source>
            <translation>Valore predefinito del server di %1</translation>
        </message>
        <message>
            <source>value, without quotes</source>
            <translation>valore, senza virgolette</translation>
        </message>
        <message>
            <source>Let it be NULL</source>
            <translation>Permetti NULL</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>Lascia com'è</translation>
        </message>
    </context>
    <context>
        <name>widgets::ReadingReport</name>
        <message>
            <source>Opened %1</source>
            <translation>Aperto %1</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n revisione</numerusform>
                <numerusform>%n revisioni</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>%n testa</numerusform>
                <numerusform>%n teste</numerusform>
            </translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modello</translation>
        </message>
        <message>
            <source>None is named. Set “model = sql:schema.sql” in the section [athanor] of alembic.ini.</source>
            <translation>Nessuno è indicato. Scrivi «model = sql:schema.sql» nella sezione [athanor] di alembic.ini.</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Database</translation>
        </message>
        <message>
            <source>named by %1</source>
            <translation>indicato da %1</translation>
        </message>
        <message>
            <source>&amp;Add a database…</source>
            <translation>&amp;Aggiungi un database…</translation>
        </message>
        <message>
            <source>What could not be read</source>
            <translation>Che cosa non si è potuto leggere</translation>
        </message>
        <message numerus="yes">
            <source>✓ %n revision(s) read completely</source>
            <translation>
                <numerusform>✓ %n revisione letta per intero</numerusform>
                <numerusform>✓ %n revisioni lette per intero</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 revisions read…</source>
            <translation>%1 di %2 revisioni lette…</translation>
        </message>
        <message numerus="yes">
            <source>▲ %n revision(s) have steps that need Python</source>
            <translation>
                <numerusform>▲ %n revisione ha passi che richiedono Python</numerusform>
                <numerusform>▲ %n revisioni hanno passi che richiedono Python</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>✗ %n problem(s) in the files</source>
            <translation>
                <numerusform>✗ %n problema nei file</numerusform>
                <numerusform>✗ %n problemi nei file</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::RevisionDetails</name>
        <message>
            <source>Operations</source>
            <translation>Operazioni</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Osservazioni</translation>
        </message>
        <message>
            <source>Way back</source>
            <translation>Via del ritorno</translation>
        </message>
        <message>
            <source>SQL of the upgrade</source>
            <translation>SQL dell'aggiornamento</translation>
        </message>
        <message>
            <source>&amp;Upgrade to here…</source>
            <translation>&amp;Aggiorna fin qui…</translation>
        </message>
        <message>
            <source>&amp;Downgrade to here…</source>
            <translation>&amp;Retrocedi fin qui…</translation>
        </message>
        <message>
            <source>&amp;Edit the file</source>
            <translation>&amp;Modifica il file</translation>
        </message>
        <message>
            <source>Go to the line</source>
            <translation>Vai alla riga</translation>
        </message>
        <message>
            <source>(no message)</source>
            <translation>(nessun messaggio)</translation>
        </message>
        <message>
            <source>Revision %1</source>
            <translation>Revisione %1</translation>
        </message>
        <message>
            <source>the first of its line</source>
            <translation>la prima della sua linea</translation>
        </message>
        <message>
            <source>follows %1</source>
            <translation>segue %1</translation>
        </message>
        <message>
            <source>branch label %1</source>
            <translation>etichetta di ramo %1</translation>
        </message>
        <message>
            <source>depends on %1</source>
            <translation>dipende da %1</translation>
        </message>
        <message>
            <source>No database is chosen</source>
            <translation>Nessun database è scelto</translation>
        </message>
        <message>
            <source>◉ current in %1</source>
            <translation>◉ corrente in %1</translation>
        </message>
        <message>
            <source>● applied in %1</source>
            <translation>● applicata in %1</translation>
        </message>
        <message numerus="yes">
            <source>▲ stopped after %n statement(s) in %1</source>
            <translation>
                <numerusform>▲ ferma dopo %n istruzione in %1</numerusform>
                <numerusform>▲ ferma dopo %n istruzioni in %1</numerusform>
            </translation>
        </message>
        <message>
            <source>○ pending in %1</source>
            <translation>○ in attesa in %1</translation>
        </message>
        <message>
            <source>Add a database first.</source>
            <translation>Aggiungi prima un database.</translation>
        </message>
        <message>
            <source>Being read…</source>
            <translation>Lettura in corso…</translation>
        </message>
        <message>
            <source>It changes nothing.</source>
            <translation>Non cambia nulla.</translation>
        </message>
        <message>
            <source>It cannot be read without Python.</source>
            <translation>Non si può leggere senza Python.</translation>
        </message>
        <message numerus="yes">
            <source>▲ %n operation(s) of the upgrade destroy data</source>
            <translation>
                <numerusform>▲ %n operazione dell'aggiornamento distrugge dati</numerusform>
                <numerusform>▲ %n operazioni dell'aggiornamento distruggono dati</numerusform>
            </translation>
        </message>
        <message>
            <source>There is none: its downgrade is absent or raises.</source>
            <translation>Non c'è: la sua retrocessione manca o solleva un errore.</translation>
        </message>
        <message>
            <source>The downgrade does nothing: the version moves, the schema stays.</source>
            <translation>La retrocessione non fa nulla: la versione si sposta, lo schema resta.</translation>
        </message>
        <message numerus="yes">
            <source>The downgrade drops %n table(s) or column(s) and what is in them.</source>
            <translation>
                <numerusform>La retrocessione elimina %n tabella o colonna e il suo contenuto.</numerusform>
                <numerusform>La retrocessione elimina %n tabelle o colonne e il loro contenuto.</numerusform>
            </translation>
        </message>
        <message>
            <source>The downgrade loses no data.</source>
            <translation>La retrocessione non perde dati.</translation>
        </message>
    </context>
    <context>
        <name>widgets::RunWords</name>
        <message>
            <source>Planning the upgrade of %1…</source>
            <translation>Pianificazione dell'aggiornamento di %1…</translation>
        </message>
        <message>
            <source>Planning the downgrade of %1…</source>
            <translation>Pianificazione della retrocessione di %1…</translation>
        </message>
        <message>
            <source>The upgrade of %1 cannot be planned</source>
            <translation>L'aggiornamento di %1 non si può pianificare</translation>
        </message>
        <message>
            <source>The downgrade of %1 cannot be planned</source>
            <translation>La retrocessione di %1 non si può pianificare</translation>
        </message>
        <message>
            <source>Upgrade %1 from %2 to %3</source>
            <translation>Aggiornare %1 da %2 a %3</translation>
        </message>
        <message>
            <source>Downgrade %1 from %2 to %3</source>
            <translation>Retrocedere %1 da %2 a %3</translation>
        </message>
        <message>
            <source>Upgrade</source>
            <translation>Aggiornamento</translation>
        </message>
        <message>
            <source>Downgrade</source>
            <translation>Retrocessione</translation>
        </message>
        <message>
            <source>Upgrade to %1</source>
            <translation>Aggiornamento a %1</translation>
        </message>
        <message>
            <source>Downgrade to %1</source>
            <translation>Retrocessione a %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s)</source>
            <translation>
                <numerusform>%n revisione</numerusform>
                <numerusform>%n revisioni</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n statement(s)</source>
            <translation>
                <numerusform>%n istruzione</numerusform>
                <numerusform>%n istruzioni</numerusform>
            </translation>
        </message>
        <message>
            <source>Reading the version table and the schema…</source>
            <translation>Lettura della tabella delle versioni e dello schema…</translation>
        </message>
        <message>
            <source>Nothing has run.</source>
            <translation>Nulla è stato eseguito.</translation>
        </message>
        <message numerus="yes">
            <source>Nothing has run yet. Each revision is one transaction, but for %n statement(s) outside of it.</source>
            <translation>
                <numerusform>Nulla è stato ancora eseguito. Ogni revisione è una transazione, tranne %n istruzione che ne sta fuori.</numerusform>
                <numerusform>Nulla è stato ancora eseguito. Ogni revisione è una transazione, tranne %n istruzioni che ne stanno fuori.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing has run yet. All revisions are one transaction, as env.py has it.</source>
            <translation>Nulla è stato ancora eseguito. Tutte le revisioni sono una sola transazione, come vuole env.py.</translation>
        </message>
        <message>
            <source>Nothing has run yet. Each revision is one transaction.</source>
            <translation>Nulla è stato ancora eseguito. Ogni revisione è una transazione.</translation>
        </message>
        <message>
            <source>%1: statement %2 of %3 is running.</source>
            <translation>%1: l'istruzione %2 di %3 è in corso.</translation>
        </message>
        <message>
            <source>%1: pausing after statement %2 of %3.</source>
            <translation>%1: pausa dopo l'istruzione %2 di %3.</translation>
        </message>
        <message>
            <source>Paused before statement %2 of %3 of %1. A transaction is open and the database stays locked for others.</source>
            <translation>In pausa prima dell'istruzione %2 di %3 di %1. Una transazione è aperta e il database resta bloccato per gli altri.</translation>
        </message>
        <message>
            <source>Paused before %1. No transaction is open.</source>
            <translation>In pausa prima di %1. Nessuna transazione è aperta.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Arresto…</translation>
        </message>
        <message>
            <source>There is nothing to do: the database is at %1.</source>
            <translation>Non c'è nulla da fare: il database è a %1.</translation>
        </message>
        <message>
            <source>Done. The database is at %1.</source>
            <translation>Fatto. Il database è a %1.</translation>
        </message>
        <message>
            <source>The plan cannot be made.</source>
            <translation>Il piano non si può fare.</translation>
        </message>
        <message>
            <source>Stopped as you asked, in %1 before statement %2 of %3.</source>
            <translation>Fermato come chiesto, in %1 prima dell'istruzione %2 di %3.</translation>
        </message>
        <message>
            <source>%1, statement %2 of %3 did not run.</source>
            <translation>%1, l'istruzione %2 di %3 non è riuscita.</translation>
        </message>
        <message>
            <source>Nothing has run; the database is as it was.</source>
            <translation>Nulla è stato eseguito; il database è com'era.</translation>
        </message>
        <message>
            <source>The database is at %1; nothing of %2 remains.</source>
            <translation>Il database è a %1; di %2 non resta nulla.</translation>
        </message>
        <message>
            <source>The database is at %1; %2 is applied as before.</source>
            <translation>Il database è a %1; %2 è applicata come prima.</translation>
        </message>
        <message>
            <source>Waiting until another migration of this database has ended.</source>
            <translation>In attesa che finisca un'altra migrazione di questo database.</translation>
        </message>
        <message>
            <source>Waiting until another migration of this database has ended: %1.</source>
            <translation>In attesa che finisca un'altra migrazione di questo database: %1.</translation>
        </message>
        <message>
            <source>The plan for %1 is out of date</source>
            <translation>Il piano per %1 non è più attuale</translation>
        </message>
        <message>
            <source>Nothing has run yet. This database commits each statement by itself.</source>
            <translation>Non è stato ancora eseguito nulla. Questo database conferma ogni istruzione da sola.</translation>
        </message>
        <message>
            <source>Somebody else has migrated the database; nothing of %1 has run.</source>
            <translation>Qualcun altro ha migrato il database; nulla di %1 è stato eseguito.</translation>
        </message>
        <message>
            <source>Take back what has run of %1 on %2</source>
            <translation>Annulla quanto eseguito di %1 su %2</translation>
        </message>
        <message>
            <source>Go on with %1 on %2</source>
            <translation>Prosegui con %1 su %2</translation>
        </message>
        <message>
            <source>Take back %1</source>
            <translation>Annulla %1</translation>
        </message>
        <message>
            <source>Go on with %1</source>
            <translation>Prosegui con %1</translation>
        </message>
        <message>
            <source>The database is between two revisions.</source>
            <translation>Il database è tra due revisioni.</translation>
        </message>
        <message>
            <source>%1 is taken back in part: the database is between two revisions.</source>
            <translation>%1 è annullata in parte: il database è tra due revisioni.</translation>
        </message>
        <message numerus="yes">
            <source>The first %n statement(s) of %1 stay: the database is between two revisions.</source>
            <translation>
                <numerusform>La prima istruzione di %1 resta: il database è tra due revisioni.</numerusform>
                <numerusform>Le prime %n istruzioni di %1 restano: il database è tra due revisioni.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>widgets::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Impostazioni</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Tema</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Come il sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Chiaro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Scuro</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Lingua</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Cronologia</translation>
        </message>
        <message>
            <source>&amp;Newest revision at the top</source>
            <translation>Revisione più &amp;nuova in alto</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>&amp;Mantieni</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
    </context>
    <context>
        <name>widgets::StepperView</name>
        <message>
            <source>Stopping…</source>
            <translation>Arresto…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Choose a statement to see all of it.</source>
            <translation>Scegli un'istruzione per vederla tutta.</translation>
        </message>
        <message>
            <source>Statement %1: moves the version table on</source>
            <translation>Istruzione %1: aggiorna la tabella delle versioni</translation>
        </message>
        <message>
            <source>Statement %1, outside of the transaction, from %2, line %3</source>
            <translation>Istruzione %1, fuori dalla transazione, da %2, riga %3</translation>
        </message>
        <message>
            <source>Statement %1, from %2, line %3</source>
            <translation>Istruzione %1, da %2, riga %3</translation>
        </message>
        <message>
            <source>Next statement</source>
            <translation>Prossima istruzione</translation>
        </message>
        <message>
            <source>Next revision</source>
            <translation>Prossima revisione</translation>
        </message>
        <message>
            <source>To here</source>
            <translation>Fin qui</translation>
        </message>
        <message>
            <source>Runs up to, and not including, the chosen statement</source>
            <translation>Esegue fino all'istruzione scelta, esclusa</translation>
        </message>
        <message>
            <source>Run all</source>
            <translation>Esegui tutto</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>Takes effect after the statement that is running</source>
            <translation>Ha effetto dopo l'istruzione in corso</translation>
        </message>
        <message>
            <source>Stops and rolls the open transaction back</source>
            <translation>Ferma e annulla la transazione aperta</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Confronta</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
        <message>
            <source>Save as SQL…</source>
            <translation>Salva come SQL…</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Piano</translation>
        </message>
        <message>
            <source>The chosen statement</source>
            <translation>L'istruzione scelta</translation>
        </message>
        <message>
            <source>Statement %1, as the journal of the database has it</source>
            <translation>Istruzione %1, come la riporta il giornale del database</translation>
        </message>
    </context>
    <context>
        <name>widgets::TaskStatus</name>
        <message>
            <source>Stopping…</source>
            <translation>Arresto…</translation>
        </message>
        <message>
            <source>Opening %1…</source>
            <translation>Apertura di %1…</translation>
        </message>
        <message>
            <source>Asking %1 where it stands…</source>
            <translation>Si chiede a %1 a che punto è…</translation>
        </message>
        <message>
            <source>Reading %1…</source>
            <translation>Lettura di %1…</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>Confronto…</translation>
        </message>
        <message>
            <source>Comparing %1 with its revision…</source>
            <translation>Confronto di %1 con la sua revisione…</translation>
        </message>
        <message>
            <source>Planning the way to %1…</source>
            <translation>Pianificazione della strada fino a %1…</translation>
        </message>
        <message>
            <source>Counting what would be lost…</source>
            <translation>Conteggio di ciò che andrebbe perso…</translation>
        </message>
        <message>
            <source>Writing a revision…</source>
            <translation>Scrittura di una revisione…</translation>
        </message>
        <message>
            <source>Trying %1…</source>
            <translation>Prova di %1…</translation>
        </message>
        <message>
            <source>Making a project in %1…</source>
            <translation>Creazione di un progetto in %1…</translation>
        </message>
        <message>
            <source>Running to %1…</source>
            <translation>Esecuzione fino a %1…</translation>
        </message>
        <message>
            <source>Idle</source>
            <translation>In attesa</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Stop what is being done</source>
            <translation>Ferma ciò che è in corso</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>e %n altra</numerusform>
                <numerusform>e altre %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel: %1</source>
            <translation>Annulla: %1</translation>
        </message>
        <message>
            <source>Changing the version table of %1…</source>
            <translation>Modifica della tabella delle versioni di %1…</translation>
        </message>
    </context>
    <context>
        <name>widgets::TimelinePane</name>
        <message>
            <source>Merge…</source>
            <translation>Unisci…</translation>
        </message>
        <message>
            <source>Timeline of revisions</source>
            <translation>Cronologia delle revisioni</translation>
        </message>
        <message>
            <source>No revisions yet</source>
            <translation>Ancora nessuna revisione</translation>
        </message>
        <message>
            <source>This is where the history of the schema grows. The first revision can be written from the model.</source>
            <translation>Qui cresce la storia dello schema. La prima revisione si può scrivere dal modello.</translation>
        </message>
        <message>
            <source>Write the first revision…</source>
            <translation>Scrivi la prima revisione…</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) hidden by the filter</source>
            <translation>
                <numerusform>%n revisione nascosta dal filtro</numerusform>
                <numerusform>%n revisioni nascoste dal filtro</numerusform>
            </translation>
        </message>
        <message>
            <source>None of them passes every chip that is on.</source>
            <translation>Nessuna supera tutti i filtri attivi.</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Togli il filtro</translation>
        </message>
        <message numerus="yes">
            <source>%n head(s): %1</source>
            <translation>
                <numerusform>%n testa: %1</numerusform>
                <numerusform>%n teste: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>“upgrade head” is ambiguous: choose one of them, or merge them.</source>
            <translation>«upgrade head» è ambiguo: scegline una, oppure uniscile.</translation>
        </message>
    </context>
    <context>
        <name>widgets::TimelineView</name>
        <message>
            <source>Timeline of revisions</source>
            <translation>Cronologia delle revisioni</translation>
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
            <translation>Hai scelto i modelli come li vede Python (%1).</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, and everything that it imports. No database is connected to.</source>
            <translation>%1, e tutto ciò che importa. Non ci si collega a nessun database.</translation>
        </message>
        <message>
            <source>%1 and %2, and everything that they import. Their statements go through Athanor's own connection.</source>
            <translation>%1 e %2, e tutto ciò che importano. Le loro istruzioni passano per la connessione di Athanor.</translation>
        </message>
        <message>
            <source>Run the project's Python?</source>
            <translation>Eseguire il Python del progetto?</translation>
        </message>
        <message>
            <source>Run the Python of %1?</source>
            <translation>Eseguire il Python di %1?</translation>
        </message>
        <message>
            <source>A project is read as text, and nothing of it runs. Here that is not enough.</source>
            <translation>Un progetto viene letto come testo e nulla di esso viene eseguito. Qui non basta.</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Perché</translation>
        </message>
        <message>
            <source>What would be run</source>
            <translation>Che cosa verrebbe eseguito</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Con</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Python may do whatever you may do here: read and change your files, and use the network. Agree only to projects whose authors you trust.</source>
            <translation>Python può fare tutto ciò che puoi fare tu: leggere e modificare i tuoi file e usare la rete. Acconsenti solo per progetti dei cui autori ti fidi.</translation>
        </message>
        <message>
            <source>Run this once</source>
            <translation>Esegui questa volta</translation>
        </message>
        <message>
            <source>Always for this project</source>
            <translation>Sempre per questo progetto</translation>
        </message>
        <message>
            <source>Do without</source>
            <translation>Fai senza</translation>
        </message>
    </context>
    <context>
        <name>widgets::WelcomePage</name>
        <message>
            <source>%1 in %2</source>
            <translation>%1 in %2</translation>
        </message>
        <message>
            <source>Remove from this list</source>
            <translation>Togli da questo elenco</translation>
        </message>
        <message>
            <source>Schema migrations you can see</source>
            <translation>Migrazioni di schema che si vedono</translation>
        </message>
        <message>
            <source>Athanor works on Alembic projects as they are: open one, see where the database stands, and step from there to where the model wants it.</source>
            <translation>Athanor lavora sui progetti Alembic così come sono: aprine uno, guarda a che punto è il database e vai passo passo fin dove lo vuole il modello.</translation>
        </message>
        <message>
            <source>&amp;Open a project…</source>
            <translation>&amp;Apri un progetto…</translation>
        </message>
        <message>
            <source>A folder with alembic.ini or pyproject.toml. Nothing in it is run.</source>
            <translation>Una cartella con alembic.ini o pyproject.toml. Nulla vi viene eseguito.</translation>
        </message>
        <message>
            <source>&amp;New project…</source>
            <translation>&amp;Nuovo progetto…</translation>
        </message>
        <message>
            <source>Alembic's files, for a database that you name.</source>
            <translation>I file di Alembic, per un database che indichi tu.</translation>
        </message>
        <message>
            <source>Try the &amp;demo</source>
            <translation>Prova la &amp;demo</translation>
        </message>
        <message>
            <source>A small shop on SQLite, in a folder of your choice.</source>
            <translation>Un piccolo negozio su SQLite, in una cartella a tua scelta.</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>Progetti recenti</translation>
        </message>
        <message>
            <source>Projects that you open are listed here.</source>
            <translation>I progetti che apri sono elencati qui.</translation>
        </message>
    </context>
    <context>
        <name>widgets::DetailsPane</name>
        <message>
            <source>SQLAlchemy: target_metadata in env.py</source>
            <translation>SQLAlchemy: target_metadata in env.py</translation>
        </message>
    </context>
</TS>
