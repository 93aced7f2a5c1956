<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) cannot be planned completely</source>
        <translation>
            <numerusform>%n host cannot be planned completely</numerusform>
            <numerusform>%n hosts cannot be planned completely</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) missing</source>
        <translation>
            <numerusform>%n artifact missing</numerusform>
            <numerusform>%n artifacts missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) of unknown size</source>
        <translation>
            <numerusform>%n download of unknown size</numerusform>
            <numerusform>%n downloads of unknown size</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>layers of all images: %1; each once: %2 (%n in more than one image)</source>
        <extracomment>%1 and %2 are sizes</extracomment>
        <translation>
            <numerusform>layers of all images: %1; each once: %2 (%n in more than one image)</numerusform>
            <numerusform>layers of all images: %1; each once: %2 (%n in more than one image)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) not known</source>
        <translation>
            <numerusform>%n artifact not known</numerusform>
            <numerusform>%n artifacts not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other host(s)</source>
        <translation>
            <numerusform>%n other host</numerusform>
            <numerusform>%n other hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s)</source>
        <translation>
            <numerusform>%n artifact</numerusform>
            <numerusform>%n artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeDetails</name>
    <message numerus="yes">
        <source>%n inode(s) free</source>
        <translation>
            <numerusform>%n inode free</numerusform>
            <numerusform>%n inodes free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found</source>
        <translation>
            <numerusform>%n file found</numerusform>
            <numerusform>%n files found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) found</source>
        <translation>
            <numerusform>%n image found</numerusform>
            <numerusform>%n images found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanFacts</name>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln not known</numerusform>
            <numerusform>%Ln not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message numerus="yes">
        <source>%n more source(s)</source>
        <translation>
            <numerusform>%n more source</numerusform>
            <numerusform>%n more sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloader(s)</source>
        <translation>
            <numerusform>%n downloader</numerusform>
            <numerusform>%n downloaders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>%n transfer</numerusform>
            <numerusform>%n transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to %n host(s)</source>
        <translation>
            <numerusform>to %n host</numerusform>
            <numerusform>to %n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n host(s)</source>
        <translation>
            <numerusform>for %n host</numerusform>
            <numerusform>for %n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::CloseGuard</name>
    <message numerus="yes">
        <source>Waiting for %n step(s) to end. “Cancel and leave” ends them now; what they have brought so far is taken up when they are tried again.</source>
        <translation>
            <numerusform>Waiting for %n step to end. “Cancel and leave” ends it now; what it has brought so far is taken up when it is tried again.</numerusform>
            <numerusform>Waiting for %n steps to end. “Cancel and leave” ends them now; what they have brought so far is taken up when they are tried again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::ClusterPanel</name>
    <message numerus="yes">
        <source>%1: nodes of the cluster among %n host(s): %2</source>
        <translation>
            <numerusform>%1: nodes of the cluster among %n host: %2</numerusform>
            <numerusform>%1: nodes of the cluster among %n hosts: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::CredentialPanel</name>
    <message numerus="yes">
        <source>%n host(s) wait</source>
        <translation>
            <numerusform>%n host waits</numerusform>
            <numerusform>%n hosts wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::DiagnosticsPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::FailureNotice</name>
    <message numerus="yes">
        <source>%Ln more cause(s)</source>
        <translation>
            <numerusform>%Ln more cause</numerusform>
            <numerusform>%Ln more causes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::FilterTags</name>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln host</numerusform>
            <numerusform>%Ln hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artifact(s)</source>
        <translation>
            <numerusform>%Ln artifact</numerusform>
            <numerusform>%Ln artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::ForgetSecretsAction</name>
    <message numerus="yes">
        <source>The keyring keeps %n secret(s) for this program.</source>
        <translation>
            <numerusform>The keyring keeps %n secret for this program.</numerusform>
            <numerusform>The keyring keeps %n secrets for this program.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::GateBar</name>
    <message numerus="yes">
        <source>%n step(s) wait for it</source>
        <translation>
            <numerusform>%n step waits for it</numerusform>
            <numerusform>%n steps wait for it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) after this one</source>
        <translation>
            <numerusform>%n more question after this one</numerusform>
            <numerusform>%n more questions after this one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::HeaderLine</name>
    <message numerus="yes">
        <source> + %n more</source>
        <translation>
            <numerusform> + %n more</numerusform>
            <numerusform> + %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n architecture(s)</source>
        <translation>
            <numerusform>%n architecture</numerusform>
            <numerusform>%n architectures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not plannable</source>
        <translation>
            <numerusform>%n not plannable</numerusform>
            <numerusform>%n not plannable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::HistoryPage</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::HostKeyModel</name>
    <message numerus="yes">
        <source>jump host for %n host(s)</source>
        <translation>
            <numerusform>jump host for %n host</numerusform>
            <numerusform>jump host for %n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::HostKeyPanel</name>
    <message numerus="yes">
        <source>%n fingerprint(s)</source>
        <translation>
            <numerusform>%n fingerprint</numerusform>
            <numerusform>%n fingerprints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a SHA256 fingerprint</source>
        <translation>
            <numerusform>%n line without a SHA256 fingerprint</numerusform>
            <numerusform>%n lines without a SHA256 fingerprint</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) that nobody has vouched for</source>
        <translation>
            <numerusform>%n server that nobody has vouched for</numerusform>
            <numerusform>%n servers that nobody has vouched for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) refused</source>
        <translation>
            <numerusform>%n server refused</numerusform>
            <numerusform>%n servers refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n in the &amp;list</source>
        <translation>
            <numerusform>Accept %n in the &amp;list</numerusform>
            <numerusform>Accept %n in the &amp;list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n s&amp;elected</source>
        <translation>
            <numerusform>Accept %n s&amp;elected</numerusform>
            <numerusform>Accept %n s&amp;elected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept all %n sho&amp;wn</source>
        <translation>
            <numerusform>Accept all %n sho&amp;wn</numerusform>
            <numerusform>Accept all %n sho&amp;wn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::InventoryModel</name>
    <message numerus="yes">
        <source>group %1, %n host(s), %2 to bring</source>
        <translation>
            <numerusform>group %1, %n host, %2 to bring</numerusform>
            <numerusform>group %1, %n hosts, %2 to bring</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to bring</source>
        <translation>
            <numerusform>%n to bring</numerusform>
            <numerusform>%n to bring</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::InventoryPage</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::LogPanel</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::MatrixModel</name>
    <message numerus="yes">
        <source>%1, %2: to bring to %3 of the %n host(s) that need it</source>
        <translation>
            <numerusform>%1, %2: to bring to %3 of the %n host that needs it</numerusform>
            <numerusform>%1, %2: to bring to %3 of the %n hosts that need it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::MatrixPage</name>
    <message numerus="yes">
        <source>%1 of %n host(s)</source>
        <translation>
            <numerusform>%1 of %n host</numerusform>
            <numerusform>%1 of %n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::MissingModel</name>
    <message numerus="yes">
        <source>missing on %n host(s)</source>
        <translation>
            <numerusform>missing on %n host</numerusform>
            <numerusform>missing on %n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::MissingPage</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s)</source>
        <translation>
            <numerusform>%n artifact</numerusform>
            <numerusform>%n artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::NodesPage</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known from documents</source>
        <translation>
            <numerusform>%n known from documents</numerusform>
            <numerusform>%n known from documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with findings</source>
        <translation>
            <numerusform>%n with findings</numerusform>
            <numerusform>%n with findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::RequestForm</name>
    <message numerus="yes">
        <source>and %n more: %1</source>
        <translation>
            <numerusform>and %n more: %1</numerusform>
            <numerusform>and %n more: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::RolloutPage</name>
    <message numerus="yes">
        <source>%n step(s) are planned</source>
        <translation>
            <numerusform>%n step is planned</numerusform>
            <numerusform>%n steps are planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Why are %n step(s) skipped? What rests on them is not reached.</source>
        <translation>
            <numerusform>Why is %n step skipped? What rests on it is not reached.</numerusform>
            <numerusform>Why are %n steps skipped? What rests on them is not reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln step(s) done</source>
        <translation>
            <numerusform>%1 of %Ln step done</numerusform>
            <numerusform>%1 of %Ln steps done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not secured …</source>
        <translation>
            <numerusform>%Ln not secured …</numerusform>
            <numerusform>%Ln not secured …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::RouteTableModel</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::RoutesPage</name>
    <message numerus="yes">
        <source>%n host(s) miss nothing</source>
        <translation>
            <numerusform>%n host misses nothing</numerusform>
            <numerusform>%n hosts miss nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::StageFlow</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s)</source>
        <translation>
            <numerusform>%n artifact</numerusform>
            <numerusform>%n artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::StaleNotice</name>
    <message numerus="yes">
        <source>Plan and matrix still show %Ln node(s) as before this rollout.</source>
        <translation>
            <numerusform>Plan and matrix still show %Ln node as before this rollout.</numerusform>
            <numerusform>Plan and matrix still show %Ln nodes as before this rollout.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::StatusLine</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::VariablesPanel</name>
    <message numerus="yes">
        <source>group of %n host(s); with what it has from the groups above it</source>
        <translation>
            <numerusform>group of %n host; with what it has from the groups above it</numerusform>
            <numerusform>group of %n hosts; with what it has from the groups above it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation>
            <numerusform>%n variable</numerusform>
            <numerusform>%n variables</numerusform>
        </translation>
    </message>
</context>
</TS>
