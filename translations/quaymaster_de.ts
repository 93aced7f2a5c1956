<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ColumnMenu</name>
    <message>
        <source>F&amp;it columns to their contents</source>
        <translation>Spalten an ihren &amp;Inhalt anpassen</translation>
    </message>
    <message>
        <source>Make every column as wide as its contents</source>
        <translation>Jede Spalte so breit machen wie das, was sie zeigt</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>Spalten wie am &amp;Anfang</translation>
    </message>
    <message>
        <source>Show the default columns in their default order and width</source>
        <translation>Die Spalten zeigen, die am Anfang gezeigt wurden, in ihrer Reihenfolge und Breite</translation>
    </message>
    <message>
        <source>Col&amp;umns …</source>
        <translation>Spa&amp;lten …</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
    <message>
        <source>&amp;Unsorted</source>
        <translation>&amp;Nichts: wie sie kommen</translation>
    </message>
    <message>
        <source>&amp;Ascending</source>
        <translation>&amp;Aufsteigend</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>A&amp;bsteigend</translation>
    </message>
    <message>
        <source>Choose which columns are shown, and what the rows are sorted by</source>
        <translation>Wählen, welche Spalten zu sehen sind und wonach die Zeilen sortiert sind</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>[--list | --graph [GROUP] | --host NAME] [OPTIONS] [INVENTORY…]</source>
        <translation>[--list | --graph [GRUPPE] | --host NAME] [OPTIONEN] [INVENTAR…]</translation>
    </message>
    <message>
        <source>show the inventory as ansible-inventory does</source>
        <translation>das Inventar zeigen wie ansible-inventory</translation>
    </message>
    <message>
        <source>Shows what the inventory says, in the words of ansible-inventory: all of it as JSON (--list, the default), the groups as a tree, or the variables of one host. Scripts and inventory plugins are never run; JSON that ansible-inventory --list --export wrote is accepted as an inventory.
--format text makes a tree of --list and a table with the origin of each variable of --host; --format json makes --list of --graph.</source>
        <translation>Zeigt, was das Inventar sagt, in der Form von ansible-inventory: alles als JSON (--list, die Vorgabe), die Gruppen als Baum oder die Variablen eines Hosts. Skripte und Inventar-Plugins werden nie ausgeführt; JSON, das ansible-inventory --list --export geschrieben hat, gilt als Inventar.
--format text macht aus --list einen Baum und aus --host eine Tabelle mit der Herkunft jeder Variablen; --format json macht aus --graph die Ausgabe von --list.</translation>
    </message>
    <message>
        <source>All hosts, groups and variables (JSON).</source>
        <translation>Alle Hosts, Gruppen und Variablen (JSON).</translation>
    </message>
    <message>
        <source>Groups and hosts as a tree.</source>
        <translation>Gruppen und Hosts als Baum.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>The variables of one host (JSON).</source>
        <translation>Die Variablen eines Hosts (JSON).</translation>
    </message>
    <message>
        <source>With --graph: variables too.</source>
        <translation>Mit --graph: auch Variablen.</translation>
    </message>
    <message>
        <source>Variables where they were set instead of merged per host.</source>
        <translation>Variablen dort, wo sie gesetzt wurden, statt je Host zusammengeführt.</translation>
    </message>
    <message>
        <source>text or json.</source>
        <translation>text oder json.</translation>
    </message>
    <message>
        <source>[OPTIONS] [INVENTORY…]</source>
        <translation>[OPTIONEN] [INVENTAR…]</translation>
    </message>
    <message>
        <source>compute what has to move where</source>
        <translation>berechnen, was wohin muss</translation>
    </message>
    <message>
        <source>text (default), json, html, markdown or csv.</source>
        <translation>text (Vorgabe), json, html, markdown oder csv.</translation>
    </message>
    <message>
        <source>Exit with 2 if there is no error and something is missing.</source>
        <translation>Mit 2 enden, wenn es keinen Fehler gibt und etwas fehlt.</translation>
    </message>
    <message>
        <source>HOST [KEY…] [OPTIONS]</source>
        <translation>HOST [SCHLÜSSEL…] [OPTIONEN]</translation>
    </message>
    <message>
        <source>say why a host needs an artifact, or does not</source>
        <translation>sagen, warum ein Host ein Artefakt braucht oder nicht</translation>
    </message>
    <message>
        <source>Shows for a host and an entry of Kubespray&apos;s downloads (KEY, for example etcd or coredns) each condition with its value, the variables behind it with the file and line that set them, and what they overrode. Without KEY every entry is decided in one line.</source>
        <translation>Zeigt für einen Host und einen Eintrag aus downloads von Kubespray (SCHLÜSSEL, zum Beispiel etcd oder coredns) jede Bedingung mit ihrem Wert, die Variablen dahinter mit Datei und Zeile, die sie setzen, und was sie überschrieben haben. Ohne SCHLÜSSEL wird jeder Eintrag in einer Zeile entschieden.</translation>
    </message>
    <message>
        <source>text (default) or json.</source>
        <translation>text (Vorgabe) oder json.</translation>
    </message>
    <message>
        <source>HOST EXPRESSION [OPTIONS]</source>
        <translation>HOST AUSDRUCK [OPTIONEN]</translation>
    </message>
    <message>
        <source>evaluate a template for a host</source>
        <translation>ein Template für einen Host auswerten</translation>
    </message>
    <message>
        <source>Prints the value that EXPRESSION has for a host, and where the variables in it come from. EXPRESSION is the text of a variable as it would stand in a YAML file: &quot;{{ kube_version }}&quot;, &quot;v{{ x | default(1) }}&quot;. The type is Ansible&apos;s.</source>
        <translation>Gibt den Wert aus, den AUSDRUCK für einen Host hat, und woher die Variablen darin kommen. AUSDRUCK ist der Text einer Variablen, wie er in einer YAML-Datei stünde: &quot;{{ kube_version }}&quot;, &quot;v{{ x | default(1) }}&quot;. Der Typ ist der von Ansible.</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>Write the example&apos;s files to DIR, which must not exist.</source>
        <translation>Die Dateien des Beispiels nach ORDNER schreiben, den es noch nicht geben darf.</translation>
    </message>
    <message>
        <source>All verbs: quaymaster --help</source>
        <translation>Alle Verben: quaymaster --help</translation>
    </message>
    <message>
        <source>More: quaymaster %1 --help</source>
        <translation>Mehr: quaymaster %1 --help</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <translation>%1: %2 s</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>role default</source>
        <translation>Vorgabe der Rolle</translation>
    </message>
    <message>
        <source>group %1 in the inventory</source>
        <translation>Gruppe %1 im Inventar</translation>
    </message>
    <message>
        <source>group_vars of %1</source>
        <translation>group_vars von %1</translation>
    </message>
    <message>
        <source>the playbook&apos;s group_vars of %1</source>
        <translation>group_vars des Playbooks für %1</translation>
    </message>
    <message>
        <source>host in the inventory</source>
        <translation>Host im Inventar</translation>
    </message>
    <message>
        <source>host_vars</source>
        <translation>host_vars</translation>
    </message>
    <message>
        <source>the playbook&apos;s host_vars</source>
        <translation>host_vars des Playbooks</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>Fakt</translation>
    </message>
    <message>
        <source>role vars</source>
        <translation>vars der Rolle</translation>
    </message>
    <message>
        <source>extra vars</source>
        <translation>Extra-Variablen</translation>
    </message>
    <message>
        <source>Ansible itself</source>
        <translation>Ansible selbst</translation>
    </message>
    <message>
        <source>overrides %1 (%2)</source>
        <translation>überschreibt %1 (%2)</translation>
    </message>
    <message>
        <source>%1 on %2 cannot be decided</source>
        <translation>%1 auf %2 lässt sich nicht entscheiden</translation>
    </message>
    <message>
        <source>%2 needs %1</source>
        <translation>%2 braucht %1</translation>
    </message>
    <message>
        <source>%2 does not need %1</source>
        <translation>%2 braucht %1 nicht</translation>
    </message>
    <message>
        <source>on the host: %1</source>
        <translation>auf dem Host: %1</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Quaymaster plans the distribution of Kubernetes artifacts to the nodes of a Kubespray inventory: which files and container images each node needs and misses, who downloads them, and on which way they travel. It evaluates inventories and Kubespray&apos;s variables as Ansible does, and never runs anything from them.</source>
        <translation>Quaymaster plant die Verteilung von Kubernetes-Artefakten auf die Knoten eines Kubespray-Inventars: welche Dateien und Container-Images jeder Knoten braucht und welche ihm fehlen, wer sie herunterlädt und auf welchem Weg sie reisen. Es wertet Inventare und die Variablen von Kubespray aus wie Ansible und führt nie etwas daraus aus.</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Aufruf:</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONEN</translation>
    </message>
    <message>
        <source>INVENTORY</source>
        <translation>INVENTAR</translation>
    </message>
    <message>
        <source>VERB</source>
        <translation>VERB</translation>
    </message>
    <message>
        <source>Without a verb the window opens. Verbs need no display:</source>
        <translation>Ohne Verb öffnet sich das Fenster. Verben brauchen keinen Bildschirm:</translation>
    </message>
    <message>
        <source>Options of the window:</source>
        <translation>Optionen des Fensters:</translation>
    </message>
    <message>
        <source>Show this help, or a verb&apos;s.</source>
        <translation>Diese Hilfe zeigen, oder die eines Verbs.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>Exit status: 0 done; 1 something failed, standard error says what; 2 there is work to do (plan --detailed-exitcode); 64 wrong usage; 130 interrupted.

The help of a verb: quaymaster VERB --help</source>
        <translation>Exit-Status: 0 erledigt; 1 etwas ist fehlgeschlagen, die Standardfehlerausgabe sagt was; 2 es gibt zu tun (plan --detailed-exitcode); 64 falscher Aufruf; 130 unterbrochen.

Die Hilfe eines Verbs: quaymaster VERB --help</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>PFAD</translation>
    </message>
    <message>
        <source>Inventory: a file or directory, INI, YAML or JSON. Repeatable; later ones win as in Ansible.</source>
        <translation>Inventar: eine Datei oder ein Verzeichnis, INI, YAML oder JSON. Mehrfach möglich; spätere gewinnen wie bei Ansible.</translation>
    </message>
    <message>
        <source>Kubespray checkout whose roles&apos; defaults and vars are used. Default: the one that the inventory lies in.</source>
        <translation>Kubespray-Checkout, dessen defaults und vars der Rollen gelten. Vorgabe: der, in dem das Inventar liegt.</translation>
    </message>
    <message>
        <source>VARS</source>
        <translation>VARIABLEN</translation>
    </message>
    <message>
        <source>Extra variables: key=value …, JSON or YAML text, or @FILE. Repeatable.</source>
        <translation>Extra-Variablen: schlüssel=wert …, JSON- oder YAML-Text oder @DATEI. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>PATTERN</source>
        <translation>MUSTER</translation>
    </message>
    <message>
        <source>Only these hosts: an Ansible host pattern.</source>
        <translation>Nur diese Hosts: ein Host-Muster von Ansible.</translation>
    </message>
    <message>
        <source>Ansible fact cache: a directory with one JSON file per host, or one JSON object of hosts.</source>
        <translation>Fakten-Cache von Ansible: ein Verzeichnis mit einer JSON-Datei je Host oder ein JSON-Objekt der Hosts.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>File with the password of Ansible vaults.</source>
        <translation>Datei mit dem Passwort von Ansible-Vaults.</translation>
    </message>
    <message>
        <source>Write the result to FILE, all of it or nothing, instead of standard output.</source>
        <translation>Das Ergebnis nach DATEI schreiben, ganz oder gar nicht, statt auf die Standardausgabe.</translation>
    </message>
    <message>
        <source>Report progress on standard error even if that is no terminal.</source>
        <translation>Fortschritt auf der Standardfehlerausgabe melden, auch wenn sie kein Terminal ist.</translation>
    </message>
    <message>
        <source>reading and planning</source>
        <translation>Lesen und Planen</translation>
    </message>
    <message>
        <source>Kubespray %1 (%2)</source>
        <translation>Kubespray %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) cannot be planned completely</source>
        <translation>
            <numerusform>%n Host lässt sich nicht vollständig planen</numerusform>
            <numerusform>%n Hosts lassen sich nicht vollständig planen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>nichts fehlt</translation>
    </message>
    <message>
        <source>%1 on %2 · %3</source>
        <translation>%1 auf %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) missing</source>
        <translation>
            <numerusform>%n Artefakt fehlt</numerusform>
            <numerusform>%n Artefakte fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n Download</numerusform>
            <numerusform>%n Downloads</numerusform>
        </translation>
    </message>
    <message>
        <source>HOST</source>
        <translation>HOST</translation>
    </message>
    <message>
        <source>ARCH</source>
        <translation>ARCH</translation>
    </message>
    <message>
        <source>ENGINE</source>
        <translation>ENGINE</translation>
    </message>
    <message>
        <source>DELEGATE</source>
        <translation>DELEGIERT AN</translation>
    </message>
    <message>
        <source>NEEDS</source>
        <translation>BRAUCHT</translation>
    </message>
    <message>
        <source>MISSING</source>
        <translation>FEHLT</translation>
    </message>
    <message>
        <source>incomplete: %1</source>
        <translation>unvollständig: %1</translation>
    </message>
    <message>
        <source>DOWNLOADER</source>
        <translation>DOWNLOADER</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>ART</translation>
    </message>
    <message>
        <source>ARTIFACTS</source>
        <translation>ARTEFAKTE</translation>
    </message>
    <message>
        <source>HOSTS</source>
        <translation>HOSTS</translation>
    </message>
    <message>
        <source>VIA CONTROLLER</source>
        <translation>ÜBER CONTROLLER</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>VON</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>each for itself</source>
        <translation>jeder für sich</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>SEVERITY</source>
        <translation>SCHWEREGRAD</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>CODE</translation>
    </message>
    <message>
        <source>COUNT</source>
        <translation>ANZAHL</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>PLAN.json [OPTIONS] [-o FILE]</source>
        <translation>PLAN.json [OPTIONEN] [-o DATEI]</translation>
    </message>
    <message>
        <source>ask what the artifacts of a saved plan weigh</source>
        <translation>erfragen, wie groß die Artefakte eines gespeicherten Plans sind</translation>
    </message>
    <message>
        <source>json (default), text, html, markdown or csv.</source>
        <translation>json (Vorgabe), text, html, markdown oder csv.</translation>
    </message>
    <message>
        <source>Credentials: an auth.json, instead of the usual places.</source>
        <translation>Zugangsdaten: eine auth.json anstelle der üblichen Orte.</translation>
    </message>
    <message>
        <source>Certificates of private authorities (PEM) to trust in addition. Repeatable.</source>
        <translation>Zertifikate eigener Zertifizierungsstellen (PEM), denen auch geglaubt wird. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>REGISTRY=MIRROR</source>
        <translation>REGISTRY=MIRROR</translation>
    </message>
    <message>
        <source>Ask MIRROR (host[:port][/path]) before REGISTRY. Repeatable.</source>
        <translation>MIRROR (host[:port][/pfad]) vor REGISTRY fragen. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Talk to this registry or mirror without checking its certificate, or without encryption, credentials included. Repeatable.</source>
        <translation>Mit dieser Registry oder diesem Mirror sprechen, ohne das Zertifikat zu prüfen oder ohne Verschlüsselung, auch mit Zugangsdaten. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>%1 to fetch; all layers of all images, each once: %2</source>
        <translation>%1 zu laden; alle Schichten aller Images, jede einmal: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) of unknown size</source>
        <translation>
            <numerusform>%n Download unbekannter Größe</numerusform>
            <numerusform>%n Downloads unbekannter Größe</numerusform>
        </translation>
    </message>
    <message>
        <source>asking for sizes</source>
        <translation>Größen werden erfragt</translation>
    </message>
    <message>
        <source>-o presence.json [OPTIONS] [INVENTORY…]</source>
        <translation>-o presence.json [OPTIONEN] [INVENTAR…]</translation>
    </message>
    <message>
        <source>ask the hosts what they are and have</source>
        <translation>die Hosts fragen, was sie sind und haben</translation>
    </message>
    <message>
        <source>text (default without -o) or json (default with -o).</source>
        <translation>text (Vorgabe ohne -o) oder json (Vorgabe mit -o).</translation>
    </message>
    <message>
        <source>Accept these unknown host keys: a file with lines as they are listed, of ssh-keygen -l, or of a known_hosts file; or one fingerprint. Repeatable.</source>
        <translation>Diese unbekannten Hostschlüssel annehmen: eine Datei mit Zeilen, wie sie aufgezählt werden, von ssh-keygen -l oder aus einer known_hosts-Datei; oder ein Fingerabdruck. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Where accepted keys are kept. Default: one for this program.</source>
        <translation>Wo angenommene Schlüssel stehen. Vorgabe: eine Datei dieses Programms.</translation>
    </message>
    <message>
        <source>File with the password of the accounts; may be &lt;(…) of a shell.</source>
        <translation>Datei mit dem Passwort der Konten; auch &lt;(…) einer Shell.</translation>
    </message>
    <message>
        <source>File with the password that sudo asks for.</source>
        <translation>Datei mit dem Passwort, nach dem sudo fragt.</translation>
    </message>
    <message>
        <source>Read this instead of ssh&apos;s own configuration; none for no one.</source>
        <translation>Diese Datei statt der eigenen Konfiguration von ssh lesen; none für keine.</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>ZAHL</translation>
    </message>
    <message>
        <source>Presence document: what the hosts already have. Repeatable; what asked a host itself, and later, counts more.</source>
        <translation>Bestandsdokument: was die Hosts schon haben. Mehrfach möglich; was von einem Host selbst stammt oder neuer ist, zählt mehr.</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1 (stopped)</source>
        <translation>%1 (läuft nicht)</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>STAND</translation>
    </message>
    <message>
        <source>MACHINE</source>
        <translation>MASCHINE</translation>
    </message>
    <message>
        <source>IMAGES</source>
        <translation>IMAGES</translation>
    </message>
    <message>
        <source>FILES</source>
        <translation>DATEIEN</translation>
    </message>
    <message>
        <source>FREE</source>
        <translation>FREI</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SEKUNDEN</translation>
    </message>
    <message>
        <source>%1 asked, %2 failed; files hashed: %3, unchanged since the last time: %4</source>
        <translation>%1 gefragt, %2 fehlgeschlagen; Prüfsummen gebildet: %3, seit dem letzten Mal unverändert: %4</translation>
    </message>
    <message>
        <source>asking hosts</source>
        <translation>Hosts werden befragt</translation>
    </message>
    <message>
        <source>%1 of %2, %3 failed</source>
        <translation>%1 von %2, %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>accepted into %1: %2</source>
        <translation>in %1 aufgenommen: %2</translation>
    </message>
    <message>
        <source>Password of %1 (empty for none):</source>
        <translation>Passwort von %1 (leer für keines):</translation>
    </message>
    <message>
        <source>Passphrase of the key %1:</source>
        <translation>Passphrase des Schlüssels %1:</translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation>%1 fragt: %2</translation>
    </message>
    <message>
        <source>Password for sudo of %1:</source>
        <translation>Passwort für sudo von %1:</translation>
    </message>
    <message>
        <source>Refused. %1</source>
        <translation>Abgelehnt. %1</translation>
    </message>
    <message>
        <source>%1 and %2 of unknown size</source>
        <translation>%1 und %2 unbekannter Größe</translation>
    </message>
    <message>
        <source>%1 is planned only in part: %2</source>
        <translation>%1 ist nur zum Teil geplant: %2</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>rollout %1 is done: there is nothing to go on with</source>
        <translation>Rollout %1 ist erledigt: es gibt nichts fortzusetzen</translation>
    </message>
    <message>
        <source>going on with rollout %1: %2 of %3 steps are done</source>
        <translation>Rollout %1 wird fortgesetzt: %2 von %3 Schritten sind erledigt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Hosts asked, or worked on, at once. Default: 64.</source>
        <translation>Hosts, die zugleich befragt oder bearbeitet werden. Vorgabe: 64.</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Extra variables with secrets, which the plan document does not keep.</source>
        <translation>Extra-Variablen mit Geheimnissen, die das Plandokument nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>File with the password of Ansible vaults, if it moved.</source>
        <translation>Datei mit dem Passwort von Ansible-Vaults, falls sie umgezogen ist.</translation>
    </message>
    <message>
        <source>Computes which files and images each host needs, which of them it misses, who downloads what and in which steps it gets to the hosts. Whatever cannot be computed is said on standard error with host, file and line, and the rest is planned all the same; the exit status is 1 then.
With --weigh the plan knows what moves, how long that takes at the least and whether it fits on hosts whose room is known; and an image that a host has under a name that stands for another one by now is brought again. See quaymaster weigh --help for how servers are asked.</source>
        <translation>Berechnet, welche Dateien und Images jeder Host braucht, welche davon ihm fehlen, wer was herunterlädt und in welchen Schritten es zu den Hosts kommt. Was sich nicht berechnen lässt, steht mit Host, Datei und Zeile auf der Standardfehlerausgabe, und der Rest wird trotzdem geplant; der Exit-Status ist dann 1.
Mit --weigh weiß der Plan, was bewegt wird, wie lange das mindestens dauert und ob es auf Hosts passt, deren Platz bekannt ist; und ein Image, das ein Host unter einem Namen hat, der inzwischen für ein anderes steht, wird neu gebracht. Wie Server befragt werden, sagt quaymaster weigh --help.</translation>
    </message>
    <message>
        <source>Ask web servers and registries what each artifact weighs and what the names of images stand for, and plan with it.</source>
        <translation>Webserver und Registries fragen, wie groß jedes Artefakt ist und wofür die Namen von Images stehen, und damit planen.</translation>
    </message>
    <message>
        <source>PLAN.json [--yes] [--step] [OPTIONS]</source>
        <translation>PLAN.json [--yes] [--step] [OPTIONEN]</translation>
    </message>
    <message>
        <source>carry out a saved plan</source>
        <translation>einen gespeicherten Plan ausführen</translation>
    </message>
    <message>
        <source>Carries out a plan that &quot;quaymaster plan --format json&quot; wrote: downloads, verifies, moves, unpacks and loads what the hosts miss, many at once. The plan is computed once more first; if anything is different now, the differences are said and nothing is done. Each step looks whether it is done already, and nothing gets its final name before it is proved.
Everything is written down before it is done: after Ctrl+C, a crash or a power cut &quot;quaymaster resume&quot; goes on. Keys of hosts have to be known, as for &quot;quaymaster probe&quot;.</source>
        <translation>Führt einen Plan aus, den „quaymaster plan --format json“ geschrieben hat: lädt herunter, prüft, überträgt, entpackt und lädt in die Engines, was den Hosts fehlt, auf vielen zugleich. Zuvor wird der Plan noch einmal berechnet; ist jetzt etwas anders, werden die Unterschiede genannt, und nichts geschieht. Jeder Schritt sieht nach, ob er schon erledigt ist, und nichts bekommt seinen endgültigen Namen, bevor es nachgewiesen ist.
Alles wird aufgeschrieben, bevor es geschieht: nach Strg+C, einem Absturz oder einem Stromausfall macht „quaymaster resume“ weiter. Schlüssel von Hosts müssen bekannt sein, wie für „quaymaster probe“.</translation>
    </message>
    <message>
        <source>Only hosts of the plan that this Ansible pattern selects.</source>
        <translation>Nur Hosts des Plans, die dieses Ansible-Muster auswählt.</translation>
    </message>
    <message>
        <source>[--yes] [OPTIONS]</source>
        <translation>[--yes] [OPTIONEN]</translation>
    </message>
    <message>
        <source>go on with a rollout that did not end well</source>
        <translation>einen Rollout fortsetzen, der nicht gut ausging</translation>
    </message>
    <message>
        <source>[--all] [OPTIONS]</source>
        <translation>[--all] [OPTIONEN]</translation>
    </message>
    <message>
        <source>say how the last rollout stands</source>
        <translation>sagen, wie es um den letzten Rollout steht</translation>
    </message>
    <message>
        <source>Shows the last rollout of the workspace and what did not go well, also while it runs.</source>
        <translation>Zeigt den letzten Rollout des Arbeitsbereichs und was nicht gut ging, auch während er läuft.</translation>
    </message>
    <message>
        <source>All rollouts, newest first.</source>
        <translation>Alle Rollouts, der neueste zuerst.</translation>
    </message>
    <message>
        <source>ask the hosts whether they have what they need</source>
        <translation>die Hosts fragen, ob sie haben, was sie brauchen</translation>
    </message>
    <message>
        <source>Asks the hosts as &quot;quaymaster probe&quot; does, computes what they need, and lists every need that is not met. The exit status is 0 only if all are.</source>
        <translation>Befragt die Hosts wie „quaymaster probe“, berechnet, was sie brauchen, und nennt jeden Bedarf, der nicht gedeckt ist. Der Exit-Status ist nur dann 0, wenn jeder gedeckt ist.</translation>
    </message>
    <message>
        <source>make a document of a saved plan or of a rollout</source>
        <translation>aus einem gespeicherten Plan oder einem Rollout ein Dokument machen</translation>
    </message>
    <message>
        <source>Which rollout of the workspace, as quaymaster status --all lists them.</source>
        <translation>Welcher Rollout des Arbeitsbereichs, wie quaymaster status --all sie auflistet.</translation>
    </message>
    <message>
        <source>try it on eight nodes that it starts</source>
        <translation>an acht Knoten ausprobieren, die es selbst startet</translation>
    </message>
    <message>
        <source>Start the nodes, say how they are reached, and wait for Ctrl+C.</source>
        <translation>Die Knoten starten, sagen, wie sie zu erreichen sind, und auf Strg+C warten.</translation>
    </message>
    <message>
        <source>Show the embedded example; contact nothing.</source>
        <translation>Das eingebaute Beispiel zeigen; nichts wird kontaktiert.</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>ADRESSE</translation>
    </message>
    <message>
        <source>Everything is gone when this program ends: Ctrl+C.</source>
        <translation>Alles ist weg, wenn dieses Programm endet: Strg+C.</translation>
    </message>
    <message>
        <source>RATE</source>
        <translation>RATE</translation>
    </message>
    <message>
        <source>HOP</source>
        <translation>ETAPPE</translation>
    </message>
    <message>
        <source>TRANSFERS</source>
        <translation>ÜBERTRAGUNGEN</translation>
    </message>
    <message>
        <source>SIZE</source>
        <translation>GRÖSSE</translation>
    </message>
    <message>
        <source>MOST FOR ONE MACHINE</source>
        <translation>HÖCHSTWERT JE MASCHINE</translation>
    </message>
    <message>
        <source>TAKES AT LEAST</source>
        <translation>DAUERT MINDESTENS</translation>
    </message>
    <message>
        <source>from the sources</source>
        <translation>von den Quellen</translation>
    </message>
    <message>
        <source>back to the controller</source>
        <translation>zurück zum Controller</translation>
    </message>
    <message>
        <source>to the hosts</source>
        <translation>zu den Hosts</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>ROLLOUT</source>
        <translation>ROLLOUT</translation>
    </message>
    <message>
        <source>BEGAN</source>
        <translation>BEGINN</translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation>ENDE</translation>
    </message>
    <message>
        <source>STEPS</source>
        <translation>SCHRITTE</translation>
    </message>
    <message>
        <source>DONE</source>
        <translation>ERLEDIGT</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FEHLGESCHLAGEN</translation>
    </message>
    <message>
        <source>MOVED</source>
        <translation>ÜBERTRAGEN</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>nothing moves</source>
        <translation>es wird nichts übertragen</translation>
    </message>
    <message>
        <source>rolling out</source>
        <translation>wird ausgerollt</translation>
    </message>
    <message>
        <source>Where journal, logs and what passes through this machine are kept. Default: one for this program.</source>
        <translation>Wo Journal, Logs und alles, was durch diesen Rechner geht, aufbewahrt werden. Vorgabe: ein Ort für dieses Programm.</translation>
    </message>
    <message>
        <source>Begin without asking.</source>
        <translation>Ohne Rückfrage beginnen.</translation>
    </message>
    <message>
        <source>Show each step before it is done, and ask. The same as --ask step.</source>
        <translation>Jeden Schritt zeigen, bevor er geschieht, und fragen. Dasselbe wie --ask step.</translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation>WANN</translation>
    </message>
    <message>
        <source>Ask at each stage, batch, host or step. Default: never.</source>
        <translation>Fragen bei jeder Stufe (stage), jedem Schub (batch), jedem Host (host) oder jedem Schritt (step). Vorgabe: never.</translation>
    </message>
    <message>
        <source>LIST</source>
        <translation>LISTE</translation>
    </message>
    <message>
        <source>Batches of hosts, as Ansible&apos;s serial: numbers or percentages, the last one repeats. 1,100% is a canary and then the others.</source>
        <translation>Schübe von Hosts, wie serial von Ansible: Zahlen oder Prozente, der letzte Wert wiederholt sich. 1,100% ist erst ein Canary und dann die anderen.</translation>
    </message>
    <message>
        <source>Begin no other batch if more of one&apos;s hosts failed. Default: 100.</source>
        <translation>Keinen weiteren Schub beginnen, wenn in einem mehr Prozent der Hosts fehlgeschlagen sind. Vorgabe: 100.</translation>
    </message>
    <message>
        <source>How often to try what may go away by itself. Default: 3.</source>
        <translation>Wie oft versucht wird, was von selbst vergehen kann. Vorgabe: 3.</translation>
    </message>
    <message>
        <source>Bytes per second through this machine: 800k, 50M, 1G.</source>
        <translation>Bytes pro Sekunde durch diesen Rechner: 800k, 50M, 1G.</translation>
    </message>
    <message>
        <source>Keep images of containerd from the kubelet&apos;s garbage collection.</source>
        <translation>Images von containerd vor der Garbage Collection des Kubelets bewahren.</translation>
    </message>
    <message>
        <source>Fetch from this registry without checking its certificate, or without encryption, credentials included. Repeatable.</source>
        <translation>Von dieser Registry holen, ohne ihr Zertifikat zu prüfen oder ohne Verschlüsselung, Zugangsdaten eingeschlossen. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>ARTIFACT</source>
        <translation>ARTEFAKT</translation>
    </message>
    <message>
        <source>%1 of %2 needs are met</source>
        <translation>%1 von %2 Bedarfen sind gedeckt</translation>
    </message>
    <message>
        <source>[--headless | --serve | --example [--headless | --extract DIR]] [OPTIONS]</source>
        <translation>[--headless | --serve | --example [--headless | --extract ORDNER]] [OPTIONEN]</translation>
    </message>
    <message>
        <source>Starts eight real nodes on this machine, made of namespaces, with SSH servers and engines of their own, a registry and a file server with made-up artifacts, and opens the window on them. As root, or as an ordinary user where the kernel allows user namespaces. All of it listens on 127.0.0.0/8 only, and is gone when the program ends. What is missing is said.
With --headless it plans, applies and proves without a window, and cleans up. With --serve the nodes are started without the window, and the paths printed that the other verbs need to be tried on them, until Ctrl+C. With --example nothing is started: the window shows an example that is part of the program, a made-up inventory of ten nodes and a small catalog; --headless prints its plan, as &quot;quaymaster plan&quot; would; --extract writes its files to a new folder.</source>
        <translation>Startet acht echte Knoten auf diesem Rechner, aus Namespaces gemacht, mit eigenen SSH-Servern und Engines, dazu eine Registry und einen Dateiserver mit erfundenen Artefakten, und öffnet das Fenster damit. Als root oder als gewöhnlicher Benutzer, wo der Kernel User-Namespaces erlaubt. Alles lauscht nur auf 127.0.0.0/8 und ist weg, wenn das Programm endet. Was fehlt, wird gesagt.
Mit --headless wird ohne Fenster geplant, ausgeführt, nachgewiesen und aufgeräumt. Mit --serve werden die Knoten ohne das Fenster gestartet und die Pfade ausgegeben, mit denen sich die anderen Verben daran ausprobieren lassen, bis Strg+C. Mit --example wird nichts gestartet: das Fenster zeigt ein Beispiel, das zum Programm gehört, ein erfundenes Inventar mit zehn Knoten und einen kleinen Katalog; --headless gibt seinen Plan aus, wie „quaymaster plan“ es täte; --extract schreibt seine Dateien in einen neuen Ordner.</translation>
    </message>
    <message>
        <source>Without the window: roll out and prove; with --example print the example&apos;s plan.</source>
        <translation>Ohne das Fenster: ausrollen und nachweisen; mit --example den Plan des Beispiels ausgeben.</translation>
    </message>
    <message>
        <source>%1 needs are missing on %2 hosts; %3 steps bring them</source>
        <translation>%1 Bedarfe sind auf %2 Hosts nicht gedeckt; %3 Schritte decken sie</translation>
    </message>
    <message>
        <source>proved: every node has what it needs</source>
        <translation>nachgewiesen: jeder Knoten hat, was er braucht</translation>
    </message>
    <message>
        <source>not proved: something is missing still</source>
        <translation>nicht nachgewiesen: es fehlt noch etwas</translation>
    </message>
    <message>
        <source>hosts: %1; missing there: %2; downloads: %3 (%4); steps: %5</source>
        <translation>Hosts: %1; dort fehlen: %2; Downloads: %3 (%4); Schritte: %5</translation>
    </message>
    <message>
        <source>nothing is missing: there is nothing to do</source>
        <translation>nichts fehlt: es gibt nichts zu tun</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 bewegt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Ask the API of a cluster instead of its hosts: what kubelets report, which is less. Programs that the file names (exec) are never run.</source>
        <translation>Die API eines Clusters fragen statt seiner Hosts: was Kubelets melden, und das ist weniger. Programme, die die Datei nennt (exec), werden nie ausgeführt.</translation>
    </message>
    <message>
        <source>With --kubeconfig: this context of the file instead of its current one.</source>
        <translation>Mit --kubeconfig: diesen Kontext der Datei statt ihres aktuellen.</translation>
    </message>
    <message>
        <source>With --kubeconfig: do as the file says if it says insecure-skip-tls-verify. Whoever is in between can read the credentials then.</source>
        <translation>Mit --kubeconfig: der Datei folgen, wenn sie insecure-skip-tls-verify sagt. Wer dazwischen sitzt, kann dann die Zugangsdaten lesen.</translation>
    </message>
    <message>
        <source>asking the Kubernetes API</source>
        <translation>Kubernetes-API wird gefragt</translation>
    </message>
    <message>
        <source>%1 is no node of the cluster</source>
        <translation>%1 ist kein Knoten des Clusters</translation>
    </message>
    <message>
        <source>ALL OF THEM</source>
        <translation>ALLE</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>kubectl on %1</source>
        <translation>kubectl auf %1</translation>
    </message>
    <message>
        <source>Connects to the hosts of the inventory over SSH, the way that Ansible&apos;s variables and ssh&apos;s own configuration say, and asks each what machine it is, which engine, tools, space, files and images it has. Nothing is written to the hosts. With a Kubespray checkout the files are those that the plan names. The result is a presence document for &quot;quaymaster plan --presence&quot;; hosts that could not be asked are in it with the reason, and the exit status is 1 then.
A host is asked only if somebody has vouched for its key: ssh&apos;s known_hosts files and the one of --known-hosts count. Unknown keys are listed, all at once, and accepted by fingerprint with --accept-host-keys; changed and revoked keys never pass. Passwords are asked at the terminal, or read from files, never taken from the command line; agents and keys are used as ssh does.
With --kubeconfig a cluster&apos;s API is asked instead of its hosts, with --kubectl the same by kubectl on the first host of the control plane, over SSH. What it knows counts as reported, not as seen: give the documents of both to &quot;quaymaster plan&quot;, and the stronger one counts for each host.</source>
        <translation>Verbindet sich mit den Hosts des Inventars über SSH, wie die Variablen von Ansible und die Konfiguration von ssh es sagen, und fragt jeden, was für eine Maschine er ist und welche Engine, Werkzeuge, Dateien und Images und wie viel Platz er hat. Auf die Hosts wird nichts geschrieben. Mit einem Kubespray-Checkout sind die Dateien die, die der Plan nennt. Das Ergebnis ist ein Presence-Dokument für „quaymaster plan --presence“; Hosts, die nicht gefragt werden konnten, stehen mit dem Grund darin, und der Exit-Status ist dann 1.
Ein Host wird nur gefragt, wenn jemand für seinen Schlüssel gebürgt hat: es zählen die known_hosts-Dateien von ssh und die von --known-hosts. Unbekannte Schlüssel werden alle auf einmal aufgelistet und mit --accept-host-keys nach Fingerabdruck angenommen; geänderte und widerrufene Schlüssel kommen nie durch. Passwörter werden am Terminal erfragt oder aus Dateien gelesen, nie von der Kommandozeile genommen; Agent und Schlüssel werden benutzt wie von ssh.
Mit --kubeconfig wird statt der Hosts die API eines Clusters gefragt, mit --kubectl dasselbe mit kubectl auf dem ersten Host der Control Plane, über SSH. Was sie weiß, gilt als berichtet, nicht als gesehen: geben Sie „quaymaster plan“ beide Dokumente, und für jeden Host zählt das stärkere.</translation>
    </message>
    <message>
        <source>Asks web servers and registries what each file and image of a plan weighs, writes the plan once more with the sizes in it, and says on standard error what it comes to. Nothing is downloaded but descriptions; what cannot be found out is said, stays unknown, and makes the exit status 1. What hosts have is not compared once more: &quot;quaymaster plan --weigh&quot; does that. Credentials are those of &quot;skopeo login&quot; and &quot;docker login&quot;; helper programs are not run. Proxies are taken from http_proxy, https_proxy and no_proxy.</source>
        <translation>Fragt Webserver und Registries, wie groß jede Datei und jedes Image eines Plans ist, schreibt den Plan noch einmal mit den Größen und sagt auf der Standardfehlerausgabe, was zusammenkommt. Geladen werden nur Beschreibungen; was nicht herauszufinden ist, wird gesagt, bleibt unbekannt und macht den Exit-Status zu 1. Was Hosts haben, wird nicht noch einmal verglichen: das tut „quaymaster plan --weigh“. Zugangsdaten sind die von „skopeo login“ und „docker login“; Hilfsprogramme werden nicht gestartet. Proxys werden aus http_proxy, https_proxy und no_proxy genommen.</translation>
    </message>
    <message>
        <source>With --example --headless the plan: text (default), json, html, markdown or csv. With --headless alone the rollout: text or json.</source>
        <translation>Mit --example --headless der Plan: text (Vorgabe), json, html, markdown oder csv. Mit --headless allein der Rollout: text oder json.</translation>
    </message>
    <message>
        <source>The same by kubectl, over SSH on the first host of the control plane, as Kubespray does.</source>
        <translation>Dasselbe mit kubectl, über SSH auf dem ersten Host der Control Plane, wie Kubespray es tut.</translation>
    </message>
    <message>
        <source>In texts and reports: how long it takes at the least where every machine has a link of this rate: 100Mbit, 1Gbit, 12MB (per second).</source>
        <translation>In Texten und Berichten: wie lange es mindestens dauert, wenn jede Maschine mit dieser Rate angebunden ist: 100Mbit, 1Gbit, 12MB (pro Sekunde).</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>layers of all images: %1; each once: %2 (%n in more than one image)</source>
        <extracomment>%1 and %2 are sizes</extracomment>
        <translation>
            <numerusform>Layer aller Images: %1; jeder einmal: %2 (%n in mehr als einem Image)</numerusform>
            <numerusform>Layer aller Images: %1; jeder einmal: %2 (%n in mehr als einem Image)</numerusform>
        </translation>
    </message>
    <message>
        <source>GETS</source>
        <translation>BEKOMMT</translation>
    </message>
    <message>
        <source>SENDS</source>
        <translation>SENDET</translation>
    </message>
    <message>
        <source>WHERE</source>
        <translation>WO</translation>
    </message>
    <message>
        <source>NEEDS THERE</source>
        <translation>BRAUCHT DORT</translation>
    </message>
    <message>
        <source>FITS</source>
        <translation>PASST</translation>
    </message>
    <message>
        <source>USED</source>
        <translation>BELEGT</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 nicht gesendet</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Send images whole. Otherwise layers that a node&apos;s containerd has of other images are not sent again.</source>
        <translation>Images ganz senden. Sonst werden Layer, die das containerd eines Knotens von anderen Images hat, nicht noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Bring images into containerd as they arrive, without an archive on the node. An interrupted one begins anew, which an archive does not.</source>
        <translation>Images beim Eintreffen in containerd bringen, ohne Archiv auf dem Knoten. Ein unterbrochenes beginnt von vorn, ein Archiv nicht.</translation>
    </message>
    <message>
        <source>what the plan was computed from gives another plan now: it is weighed as it is, and what hosts have is not compared again</source>
        <translation>Woraus der Plan berechnet wurde, ergibt jetzt einen anderen: gewogen wird er, wie er ist, und was die Hosts haben, wird nicht noch einmal verglichen</translation>
    </message>
    <message>
        <source>Interrupted: what is written is what %1 of %2 hosts said until then.</source>
        <translation>Unterbrochen: geschrieben wird, was %1 von %2 Hosts bis dahin gesagt haben.</translation>
    </message>
    <message>
        <source>Certificates of private authorities (PEM) to trust in addition, whoever downloads: this machine, a delegate or a node. Repeatable.</source>
        <translation>Zertifikate privater Zertifizierungsstellen (PEM), denen auch vertraut wird, wer auch immer herunterlädt: dieser Rechner, ein Delegat oder ein Knoten. Wiederholbar.</translation>
    </message>
    <message>
        <source>[PLAN.json] --format FORMAT -o FILE</source>
        <translation>[PLAN.json] --format FORMAT -o DATEI</translation>
    </message>
    <message>
        <source>Makes a document for people or programs of a plan that &quot;quaymaster plan --format json&quot; wrote; a dash instead of PLAN.json reads standard input. Equal plans make equal bytes.
Without a plan it is the report of the last rollout, or of the one that --rollout names: what was planned, done, skipped and why, and what each proof rests on.</source>
        <translation>Macht aus einem Plan, den „quaymaster plan --format json“ geschrieben hat, ein Dokument für Menschen oder Programme; ein Strich statt PLAN.json liest die Standardeingabe. Gleiche Pläne ergeben gleiche Bytes.
Ohne Plan ist es der Bericht der letzten Verteilung oder derjenigen, die --rollout nennt: was geplant, getan, übersprungen wurde und warum, und worauf jeder Nachweis beruht.</translation>
    </message>
    <message>
        <source>html, markdown, csv, json or pdf, of a plan text, too. Default: what FILE&apos;s name ends with.</source>
        <translation>html, markdown, csv, json oder pdf, von einem Plan auch text. Vorgabe: worauf der Name von DATEI endet.</translation>
    </message>
    <message>
        <source>asking hosts for their keys</source>
        <translation>Hosts werden nach ihren Schlüsseln gefragt</translation>
    </message>
    <message>
        <source>%1 wants a login. Its user (empty for none):</source>
        <translation>%1 verlangt eine Anmeldung. Benutzer dort (leer für keine):</translation>
    </message>
    <message>
        <source>Password of %1 at %2:</source>
        <translation>Passwort von %1 bei %2:</translation>
    </message>
    <message>
        <source>of unknown size</source>
        <translation>von unbekannter Größe</translation>
    </message>
    <message>
        <source>rollout %1 was begun with --%2, which is not kept: if it still holds, give it again</source>
        <translation>Rollout %1 wurde mit --%2 begonnen, was nicht aufgehoben wird: Gilt es noch, geben Sie es erneut an</translation>
    </message>
    <message>
        <source>every step is done, but the plan has errors: what they are about was not done</source>
        <translation>Alle Schritte sind getan, aber der Plan hat Fehler: Was sie betreffen, wurde nicht getan</translation>
    </message>
    <message>
        <source>nothing is planned: %1</source>
        <translation>Nichts ist geplant: %1</translation>
    </message>
    <message>
        <source>nothing is planned</source>
        <translation>Nichts ist geplant</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) not known</source>
        <translation>
            <numerusform>%n Artefakt unbekannt</numerusform>
            <numerusform>%n Artefakte unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>NOT KNOWN</source>
        <translation>UNBEKANNT</translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>go on with: quaymaster resume</source>
        <translation>weiter mit: quaymaster resume</translation>
    </message>
    <message>
        <source>%1 wants a login, and others can read it on its way there. Its user (empty for none):</source>
        <translation>%1 verlangt eine Anmeldung, und andere können sie unterwegs lesen. Benutzer dort (leer für keine):</translation>
    </message>
    <message>
        <source>What may happen at once: NAME=NUMBER,… of fetches (8), fetches-per-host (4), transfers (32), transfers-per-host (2), transfers-per-bastion (16) and loads (64).</source>
        <translation>Was gleichzeitig geschehen darf: NAME=ZAHL,… aus fetches (8), fetches-per-host (4), transfers (32), transfers-per-host (2), transfers-per-bastion (16) und loads (64).</translation>
    </message>
    <message>
        <source>rollout %1 has ended: what it did not reach rests on steps that were skipped</source>
        <translation>Rollout %1 ist zu Ende: Was er nicht erreicht hat, beruht auf übersprungenen Schritten</translation>
    </message>
    <message>
        <source>Goes on with the last rollout of the workspace: what is done is not done again, what was begun and has no proof is looked at first, what failed is tried once more. What was chosen for it last holds until something else is said, whatever the defaults below are.</source>
        <translation>Setzt den letzten Rollout des Arbeitsbereichs fort: was erledigt ist, geschieht nicht noch einmal, was begonnen und nicht nachgewiesen ist, wird zuerst angesehen, was fehlgeschlagen ist, wird noch einmal versucht. Was zuletzt dafür gewählt wurde, gilt, bis etwas anderes gesagt wird, was auch immer unten als Vorgabe steht.</translation>
    </message>
</context>
<context>
    <name>CredentialPanel</name>
    <message>
        <source>Password for %1</source>
        <comment>user@address:port</comment>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>Passphrase of the key %1</source>
        <translation>Passphrase des Schlüssels %1</translation>
    </message>
    <message>
        <source>%1 asks a question</source>
        <comment>user@address:port</comment>
        <translation>%1 stellt eine Frage</translation>
    </message>
    <message>
        <source>sudo password for %1</source>
        <comment>user@address:port</comment>
        <translation>sudo-Passwort für %1</translation>
    </message>
    <message>
        <source>%1 wants it to log in: no key and no agent was good enough.</source>
        <translation>%1 verlangt es zur Anmeldung: Kein Schlüssel und kein Agent hat genügt.</translation>
    </message>
    <message>
        <source>The private key is encrypted; %1 is the first host that needs it.</source>
        <translation>Der private Schlüssel ist verschlüsselt; %1 ist der erste Host, der ihn braucht.</translation>
    </message>
    <message>
        <source>To log in to %1, the server itself asks: “%2”</source>
        <translation>Zur Anmeldung an %1 fragt der Server selbst: „%2“</translation>
    </message>
    <message>
        <source>sudo on %1 wants it, because what the engine holds is for root&apos;s eyes only.</source>
        <translation>sudo auf %1 verlangt es, denn was die Engine enthält, darf nur root sehen.</translation>
    </message>
    <message>
        <source>For all hosts that &amp;ask the same</source>
        <translation>Für alle Hosts, die dasselbe &amp;fragen</translation>
    </message>
    <message>
        <source>For all hosts that &amp;ask %1 the same</source>
        <translation>Für alle Hosts, die %1 dasselbe &amp;fragen</translation>
    </message>
    <message>
        <source>Login for the server %1</source>
        <comment>host:port</comment>
        <translation>Anmeldung beim Server %1</translation>
    </message>
    <message>
        <source>What %1 fetches there is not for everybody, and neither the inventory nor auth.json knows a login that is good for it.</source>
        <translation>Was %1 dort holt, ist nicht für alle, und weder das Inventar noch auth.json kennt eine Anmeldung, die dafür gilt.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>container image</source>
        <translation>Container-Image</translation>
    </message>
    <message>
        <source>Nobody said whether it is there; it counts as missing.</source>
        <translation>Niemand hat gesagt, ob es da ist; es gilt als fehlend.</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>Es ist nicht da.</translation>
    </message>
    <message>
        <source>The presence document reports it; its content was not checked.</source>
        <translation>Das Bestandsdokument meldet es; sein Inhalt wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>A checksum or the engine itself proved that it is there.</source>
        <translation>Eine Prüfsumme oder die Engine selbst hat bewiesen, dass es da ist.</translation>
    </message>
    <message>
        <source>Its name is there, with other content or for another architecture.</source>
        <translation>Sein Name ist da, mit anderem Inhalt oder für eine andere Architektur.</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>none is known</source>
        <translation>keine bekannt</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>Entpackt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Owner, mode</source>
        <translation>Besitzer, Rechte</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>overrides</source>
        <translation>überschreibt</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>level of group</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Looking it up …</source>
        <translation>Wird nachgesehen …</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>artifact on host</comment>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>to</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>This host could not be planned completely.</source>
        <translation>Dieser Host konnte nicht vollständig geplant werden.</translation>
    </message>
    <message>
        <source>Not needed here.</source>
        <translation>Hier nicht gebraucht.</translation>
    </message>
    <message>
        <source>Needs nothing.</source>
        <translation>Braucht nichts.</translation>
    </message>
    <message>
        <source>Could not be planned completely</source>
        <translation>Konnte nicht vollständig geplant werden</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Fetched by</source>
        <translation>Geholt von</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>selbst</translation>
    </message>
    <message>
        <source>Release dir</source>
        <translation>Release-Verzeichnis</translation>
    </message>
    <message>
        <source>Fetches for</source>
        <translation>Holt für</translation>
    </message>
    <message numerus="yes">
        <source>%n other host(s)</source>
        <translation>
            <numerusform>%n anderer Host</numerusform>
            <numerusform>%n andere Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>No host needs it. Select a host as well to see why.</source>
        <translation>Kein Host braucht es. Mit einem Host zusammen auswählen, um zu sehen warum.</translation>
    </message>
    <message>
        <source>Missing on</source>
        <translation>Fehlt auf</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s)</source>
        <translation>
            <numerusform>%n Artefakt</numerusform>
            <numerusform>%n Artefakte</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them is needed.</source>
        <translation>Keines davon wird gebraucht.</translation>
    </message>
    <message>
        <source>not in this plan</source>
        <translation>nicht in diesem Plan</translation>
    </message>
    <message>
        <source>The controller: this program&apos;s machine. It fetches or passes on; it is no host of the play.</source>
        <translation>Der Controller: der Rechner, auf dem dieses Programm läuft. Er holt oder reicht weiter; er ist kein Host des Plays.</translation>
    </message>
    <message>
        <source>The inventory has no such host any more, or the limit leaves it out.</source>
        <translation>Das Inventar hat diesen Host nicht mehr, oder die Begrenzung lässt ihn aus.</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>nobody asked yet</source>
        <translation>noch nicht erfragt</translation>
    </message>
    <message>
        <source>Stands for</source>
        <translation>Steht für</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Gets %1</source>
        <translation>Bekommt %1</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>braucht %1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>frei: %1</translation>
    </message>
    <message>
        <source>%1 of it are layers that the engine has already, or gets with another image</source>
        <translation>%1 davon sind Layer, die die Engine schon hat oder mit einem anderen Image bekommt</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegel</translation>
    </message>
</context>
<context>
    <name>DocumentExport</name>
    <message>
        <source>&amp;HTML …</source>
        <translation>&amp;HTML …</translation>
    </message>
    <message>
        <source>HTML report (*.html)</source>
        <translation>Bericht in HTML (*.html)</translation>
    </message>
    <message>
        <source>&amp;PDF …</source>
        <translation>&amp;PDF …</translation>
    </message>
    <message>
        <source>PDF report (*.pdf)</source>
        <translation>Bericht in PDF (*.pdf)</translation>
    </message>
    <message>
        <source>&amp;Markdown …</source>
        <translation>&amp;Markdown …</translation>
    </message>
    <message>
        <source>Markdown report (*.md)</source>
        <translation>Bericht in Markdown (*.md)</translation>
    </message>
    <message>
        <source>&amp;CSV …</source>
        <translation>&amp;CSV …</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Plan &amp;document (JSON) …</source>
        <translation>Plan&amp;dokument (JSON) …</translation>
    </message>
    <message>
        <source>JSON document (*.json)</source>
        <translation>JSON-Dokument (*.json)</translation>
    </message>
</context>
<context>
    <name>EmptyPlan</name>
    <message>
        <source>The inventory could not be read</source>
        <translation>Das Inventar konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Nothing is planned</source>
        <translation>Nichts ist geplant</translation>
    </message>
    <message>
        <source>The plan has no hosts. The diagnostics say why.</source>
        <translation>Der Plan hat keine Hosts. Die Diagnosen sagen, warum.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Every host has what it needs.</source>
        <translation>Jeder Host hat, was er braucht.</translation>
    </message>
    <message>
        <source>Nothing could be planned</source>
        <translation>Es konnte nichts geplant werden</translation>
    </message>
    <message>
        <source>The diagnostics say why.</source>
        <translation>Die Diagnosen sagen, warum.</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>Stage “%1”</source>
        <translation>Stufe „%1“</translation>
    </message>
    <message>
        <source>Stage “%1”, batch %2</source>
        <translation>Stufe „%1“, Schub %2</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>Schub %1</translation>
    </message>
    <message>
        <source>downloads at once: %1</source>
        <translation>Downloads zugleich: %1</translation>
    </message>
    <message>
        <source>downloads per downloader: %1</source>
        <translation>Downloads je Downloader: %1</translation>
    </message>
    <message>
        <source>transfers at once: %1</source>
        <translation>Übertragungen zugleich: %1</translation>
    </message>
    <message>
        <source>transfers per node: %1</source>
        <translation>Übertragungen je Knoten: %1</translation>
    </message>
    <message>
        <source>transfers per jump host: %1</source>
        <translation>Übertragungen je Jump-Host: %1</translation>
    </message>
    <message>
        <source>engines at once: %1</source>
        <translation>Engines zugleich: %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>so schnell es geht</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>“%1” is neither a verb nor an inventory that exists</source>
        <translation>„%1“ ist weder ein Verb noch ein vorhandenes Inventar</translation>
    </message>
    <message>
        <source>unknown verb “%1”; did you mean “%2”?</source>
        <translation>unbekanntes Verb „%1“; war „%2“ gemeint?</translation>
    </message>
    <message>
        <source>cannot write to standard output: %1</source>
        <translation>auf die Standardausgabe kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>cannot write this file: %1</source>
        <translation>diese Datei kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation>Schreiben ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>this folder exists already: name a new one</source>
        <translation>diesen Ordner gibt es schon: bitte einen neuen nennen</translation>
    </message>
    <message>
        <source>cannot make a temporary folder: %1</source>
        <translation>ein temporärer Ordner lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>unexpected “%1”</source>
        <translation>unerwartetes „%1“</translation>
    </message>
    <message>
        <source>no format “%1” here: choose %2</source>
        <translation>kein Format „%1“ an dieser Stelle: möglich sind %2</translation>
    </message>
    <message>
        <source>name a host and an expression: HOST EXPRESSION</source>
        <translation>bitte einen Host und einen Ausdruck nennen: HOST AUSDRUCK</translation>
    </message>
    <message>
        <source>%1; did you mean “%2”?</source>
        <translation>%1; war „%2“ gemeint?</translation>
    </message>
    <message>
        <source>name a host, and what it may need: HOST KEY</source>
        <translation>bitte einen Host nennen, und was er brauchen könnte: HOST SCHLÜSSEL</translation>
    </message>
    <message>
        <source>choose one of --list, --graph and --host</source>
        <translation>bitte eines von --list, --graph und --host wählen</translation>
    </message>
    <message>
        <source>--%1 is of no use here: an inventory is shown as it is</source>
        <translation>--%1 nützt hier nichts: ein Inventar wird gezeigt, wie es ist</translation>
    </message>
    <message>
        <source>name an inventory with -i PATH</source>
        <translation>bitte mit -i PFAD ein Inventar nennen</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>unknown option %1</source>
        <translation>unbekannte Option %1</translation>
    </message>
    <message>
        <source>unknown option %1; did you mean --%2?</source>
        <translation>unbekannte Option %1; war --%2 gemeint?</translation>
    </message>
    <message>
        <source>the inventory lies in no Kubespray checkout: name one with --kubespray DIR</source>
        <translation>das Inventar liegt in keinem Kubespray-Checkout: bitte mit --kubespray ORDNER einen nennen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>say which document to make: --format FORMAT</source>
        <translation>bitte sagen, welches Dokument entstehen soll: --format FORMAT</translation>
    </message>
    <message>
        <source>this is a folder, not a plan document</source>
        <translation>dies ist ein Ordner, kein Plandokument</translation>
    </message>
    <message>
        <source>cannot read the plan document: %1</source>
        <translation>das Plandokument kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>name one plan document: PLAN.json</source>
        <translation>bitte ein Plandokument nennen: PLAN.json</translation>
    </message>
    <message>
        <source>a PDF is nothing for a terminal: name a file with -o</source>
        <translation>ein PDF ist nichts für ein Terminal: bitte mit -o eine Datei nennen</translation>
    </message>
    <message>
        <source>cannot write the example: %1</source>
        <translation>das Beispiel kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)</source>
        <translation>es gibt keinen Bildschirm für ein Fenster (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt)</translation>
    </message>
    <message>
        <source>Without one: quaymaster plan prints the plan; see quaymaster --help.</source>
        <translation>Ohne Bildschirm: quaymaster plan gibt den Plan aus; siehe quaymaster --help.</translation>
    </message>
    <message>
        <source>the verb comes first: quaymaster %1 …</source>
        <translation>das Verb steht vorn: quaymaster %1 …</translation>
    </message>
    <message>
        <source>An image has no name</source>
        <translation>Ein Image hat keinen Namen</translation>
    </message>
    <message>
        <source>“%1” is the identifier of an image, not its name</source>
        <translation>„%1“ ist die Kennung eines Images, nicht sein Name</translation>
    </message>
    <message>
        <source>“%1” does not end with a valid digest (sha256:…)</source>
        <translation>„%1“ endet nicht mit einem gültigen Digest (sha256:…)</translation>
    </message>
    <message>
        <source>“%1” does not end with a valid tag</source>
        <translation>„%1“ endet nicht mit einem gültigen Tag</translation>
    </message>
    <message>
        <source>“%1” names no image</source>
        <translation>„%1“ benennt kein Image</translation>
    </message>
    <message>
        <source>“%1” does not begin with a valid registry</source>
        <translation>„%1“ beginnt nicht mit einer gültigen Registry</translation>
    </message>
    <message>
        <source>“%1”: the name of an image must be in lower case</source>
        <translation>„%1“: der Name eines Images besteht aus Kleinbuchstaben</translation>
    </message>
    <message>
        <source>“%1” is not a valid name of an image</source>
        <translation>„%1“ ist kein gültiger Name eines Images</translation>
    </message>
    <message>
        <source>“%1” is longer than the name of an image can be</source>
        <translation>„%1“ ist länger, als der Name eines Images sein kann</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Eine Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The file %1 is larger than %2 bytes.</source>
        <translation>Die Datei %1 ist größer als %2 Bytes.</translation>
    </message>
    <message>
        <source>The content of the vault is neither valid JSON nor valid YAML.</source>
        <translation>Der Inhalt des Vaults ist weder gültiges JSON noch gültiges YAML.</translation>
    </message>
    <message>
        <source>More than %1 lists and dictionaries inside each other.</source>
        <translation>Mehr als %1 Listen und Wörterbücher ineinander.</translation>
    </message>
    <message>
        <source>More than %1 values in one document.</source>
        <translation>Mehr als %1 Werte in einem Dokument.</translation>
    </message>
    <message>
        <source>The document is larger than %1 bytes.</source>
        <translation>Das Dokument ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>This is not valid JSON: %1</source>
        <translation>Das ist kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>The file is UTF-16. Save it as UTF-8.</source>
        <translation>Die Datei ist UTF-16. Sie muss als UTF-8 gespeichert werden.</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8. Save the file as UTF-8.</source>
        <translation>Der Text ist kein gültiges UTF-8. Die Datei muss als UTF-8 gespeichert werden.</translation>
    </message>
    <message>
        <source>There is a NUL byte: this is not a text file.</source>
        <translation>Hier steht ein NUL-Byte: das ist keine Textdatei.</translation>
    </message>
    <message>
        <source>There is a control character, which YAML does not allow.</source>
        <translation>Hier steht ein Steuerzeichen, das YAML nicht erlaubt.</translation>
    </message>
    <message>
        <source>The vault text is damaged: it is not hexadecimal.</source>
        <translation>Der Vault-Text ist beschädigt: er ist nicht hexadezimal.</translation>
    </message>
    <message>
        <source>This kind of vault is not known: “%1”. Known are versions 1.1 and 1.2 with AES256.</source>
        <translation>Diese Art Vault ist nicht bekannt: „%1“. Bekannt sind die Versionen 1.1 und 1.2 mit AES256.</translation>
    </message>
    <message>
        <source>The vault text is damaged: parts are missing.</source>
        <translation>Der Vault-Text ist beschädigt: Teile fehlen.</translation>
    </message>
    <message>
        <source>The vault password file %1 is executable: Ansible would run it, Quaymaster runs nothing. Write the password itself to a file, or remove the permission to execute it.</source>
        <translation>Die Vault-Passwortdatei %1 ist ausführbar: Ansible würde sie ausführen, Quaymaster führt nichts aus. Das Passwort selbst in eine Datei schreiben oder das Ausführungsrecht entfernen.</translation>
    </message>
    <message>
        <source>The vault password file %1 is itself a vault. Decrypt it first.</source>
        <translation>Die Vault-Passwortdatei %1 ist selbst ein Vault. Sie muss zuerst entschlüsselt werden.</translation>
    </message>
    <message>
        <source>The vault password file %1 is empty.</source>
        <translation>Die Vault-Passwortdatei %1 ist leer.</translation>
    </message>
    <message>
        <source>This needs a vault password (vault id “%1”). Give it with --vault-password-file.</source>
        <translation>Dafür ist ein Vault-Passwort nötig (Vault-ID „%1“), anzugeben mit --vault-password-file.</translation>
    </message>
    <message>
        <source>The vault password does not open this vault (vault id “%1”), or the vault text is damaged.</source>
        <translation>Das Vault-Passwort öffnet diesen Vault nicht (Vault-ID „%1“), oder der Vault-Text ist beschädigt.</translation>
    </message>
    <message>
        <source>There is a second YAML document in the file; Ansible reads files of one document.</source>
        <translation>In der Datei steht ein zweites YAML-Dokument; Ansible liest Dateien mit einem Dokument.</translation>
    </message>
    <message>
        <source>Ansible knows no YAML tag “%1”.</source>
        <translation>Ansible kennt kein YAML-Tag „%1“.</translation>
    </message>
    <message>
        <source>“%1” looks like a number or a date but is none. Put it in quotes if it is text.</source>
        <translation>„%1“ sieht aus wie eine Zahl oder ein Datum, ist aber keines. Text gehört in Anführungszeichen.</translation>
    </message>
    <message>
        <source>“%1” has a meaning of its own in YAML. Put it in quotes.</source>
        <translation>„%1“ hat in YAML eine eigene Bedeutung und gehört in Anführungszeichen.</translation>
    </message>
    <message>
        <source>The anchor is used inside itself: the value would never end.</source>
        <translation>Der Anker wird in sich selbst verwendet: der Wert hätte kein Ende.</translation>
    </message>
    <message>
        <source>A value of type %1 cannot be a key. (A value that begins with “{{” has to be in quotes.)</source>
        <translation>Ein Wert vom Typ %1 kann kein Schlüssel sein. (Ein Wert, der mit „{{“ beginnt, gehört in Anführungszeichen.)</translation>
    </message>
    <message>
        <source>The key “%1” stands twice in this dictionary: the last one counts.</source>
        <translation>Der Schlüssel „%1“ steht zweimal in diesem Wörterbuch: der letzte zählt.</translation>
    </message>
    <message>
        <source>“&lt;&lt;” needs a dictionary or a list of dictionaries, not a value of type %1.</source>
        <translation>„&lt;&lt;“ braucht ein Wörterbuch oder eine Liste von Wörterbüchern, keinen Wert vom Typ %1.</translation>
    </message>
    <message>
        <source>More than %1 values in one document, counting what aliases repeat.</source>
        <translation>Mehr als %1 Werte in einem Dokument, mitgezählt, was Aliasse wiederholen.</translation>
    </message>
    <message>
        <source>This is not valid YAML: %1</source>
        <translation>Das ist kein gültiges YAML: %1</translation>
    </message>
    <message>
        <source>hash_behaviour = merge is not supported: dictionaries are replaced as a whole, as Kubespray expects.</source>
        <translation>hash_behaviour = merge wird nicht unterstützt: Wörterbücher werden als Ganzes ersetzt, wie Kubespray es erwartet.</translation>
    </message>
    <message>
        <source>“%1” looks like a file. Files of extra variables begin with “@”: “@%1”.</source>
        <translation>„%1“ sieht aus wie eine Datei. Dateien mit Extra-Variablen beginnen mit „@“: „@%1“.</translation>
    </message>
    <message>
        <source>The file of extra variables cannot be read. %1</source>
        <translation>Die Datei mit Extra-Variablen kann nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>The extra variables “%1” are not a dictionary, but of type %2.</source>
        <translation>Die Extra-Variablen „%1“ sind kein Wörterbuch, sondern vom Typ %2.</translation>
    </message>
    <message>
        <source>A quote or a Jinja2 block has no end in the extra variables “%1”.</source>
        <translation>In den Extra-Variablen „%1“ hat ein Anführungszeichen oder ein Jinja2-Block kein Ende.</translation>
    </message>
    <message>
        <source>“%1” among the extra variables is no key=value; Ansible puts it into _raw_params.</source>
        <translation>„%1“ unter den Extra-Variablen ist kein schlüssel=wert; Ansible legt es in _raw_params ab.</translation>
    </message>
    <message>
        <source>The host range in “%1” has no end.</source>
        <translation>Der Host-Bereich in „%1“ hat kein Ende.</translation>
    </message>
    <message>
        <source>The step of the host range in “%1” is not a number above 0.</source>
        <translation>Die Schrittweite des Host-Bereichs in „%1“ ist keine Zahl größer 0.</translation>
    </message>
    <message>
        <source>Begin and end of the host range in “%1” differ in length, but the begin has leading zeros.</source>
        <translation>Anfang und Ende des Host-Bereichs in „%1“ sind verschieden lang, aber der Anfang hat führende Nullen.</translation>
    </message>
    <message>
        <source>The host range in “%1” ends before it begins.</source>
        <translation>Der Host-Bereich in „%1“ endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>The host range in “%1” is neither of numbers nor of letters.</source>
        <translation>Der Host-Bereich in „%1“ besteht weder aus Zahlen noch aus Buchstaben.</translation>
    </message>
    <message>
        <source>The host range in “%1” stands for too many hosts.</source>
        <translation>Der Host-Bereich in „%1“ steht für zu viele Hosts.</translation>
    </message>
    <message>
        <source>“%1” is not a host range like [1:9] or [01:10:2].</source>
        <translation>„%1“ ist kein Host-Bereich wie [1:9] oder [01:10:2].</translation>
    </message>
    <message>
        <source>The pattern “%1” asks for a host beyond the %2 that match.</source>
        <translation>Das Muster „%1“ verlangt einen Host jenseits der %2, die passen.</translation>
    </message>
    <message>
        <source>“%1” is not a valid host pattern: %2</source>
        <translation>„%1“ ist kein gültiges Host-Muster: %2</translation>
    </message>
    <message>
        <source>The host pattern “%1” matches no host and no group.</source>
        <translation>Auf das Host-Muster „%1“ passt kein Host und keine Gruppe.</translation>
    </message>
    <message>
        <source>“%1” is no section. A section is [group], [group:vars] or [group:children], without blanks.</source>
        <translation>„%1“ ist kein Abschnitt. Ein Abschnitt ist [gruppe], [gruppe:vars] oder [gruppe:children], ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Section [%1:%2] is of unknown kind “%2”; known are hosts, vars and children.</source>
        <translation>Der Abschnitt [%1:%2] ist von unbekannter Art „%2“; bekannt sind hosts, vars und children.</translation>
    </message>
    <message>
        <source>A quote or a backslash has no end in this line.</source>
        <translation>In dieser Zeile hat ein Anführungszeichen oder ein Backslash kein Ende.</translation>
    </message>
    <message>
        <source>A host cannot end in “:”: “%1”. A colon is followed by a port. (Is this a YAML file? Its name has to end in .yml, .yaml or .json then.)</source>
        <translation>Ein Host kann nicht auf „:“ enden: „%1“. Auf einen Doppelpunkt folgt ein Port. (Ist dies eine YAML-Datei? Dann muss ihr Name auf .yml, .yaml oder .json enden.)</translation>
    </message>
    <message>
        <source>“---” is the beginning of a YAML file; the name of such an inventory has to end in .yml, .yaml or .json.</source>
        <translation>„---“ ist der Anfang einer YAML-Datei; der Name eines solchen Inventars muss auf .yml, .yaml oder .json enden.</translation>
    </message>
    <message>
        <source>After a host come variables as key=value, but here is “%1”.</source>
        <translation>Nach einem Host kommen Variablen als schlüssel=wert, hier steht aber „%1“.</translation>
    </message>
    <message>
        <source>In a section of variables every line is key=value, but here is “%1”.</source>
        <translation>In einem Abschnitt von Variablen ist jede Zeile schlüssel=wert, hier steht aber „%1“.</translation>
    </message>
    <message>
        <source>In a section of children every line is the name of a group, but here is “%1”.</source>
        <translation>In einem Abschnitt von Kindgruppen ist jede Zeile der Name einer Gruppe, hier steht aber „%1“.</translation>
    </message>
    <message>
        <source>Section [%1:children] names a group “%2” that is nowhere declared.</source>
        <translation>Der Abschnitt [%1:children] nennt eine Gruppe „%2“, die nirgends angelegt ist.</translation>
    </message>
    <message>
        <source>Section [%1:vars] is about a group that is nowhere declared.</source>
        <translation>Der Abschnitt [%1:vars] handelt von einer Gruppe, die nirgends angelegt ist.</translation>
    </message>
    <message>
        <source>A group has an empty name.</source>
        <translation>Eine Gruppe hat einen leeren Namen.</translation>
    </message>
    <message>
        <source>A host has an empty name.</source>
        <translation>Ein Host hat einen leeren Namen.</translation>
    </message>
    <message>
        <source>The inventory has more than %1 hosts.</source>
        <translation>Das Inventar hat mehr als %1 Hosts.</translation>
    </message>
    <message>
        <source>There is no group “%1”.</source>
        <translation>Eine Gruppe „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no group or host “%1”.</source>
        <translation>Eine Gruppe oder einen Host „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The group “%1” cannot be a child of “%2”, because “%2” is already below “%1”: groups may not form a cycle.</source>
        <translation>Die Gruppe „%1“ kann kein Kind von „%2“ sein, weil „%2“ schon unter „%1“ steht: Gruppen dürfen keinen Kreis bilden.</translation>
    </message>
    <message>
        <source>ansible_group_priority of the group “%1” is no whole number: %2</source>
        <translation>ansible_group_priority der Gruppe „%1“ ist keine ganze Zahl: %2</translation>
    </message>
    <message>
        <source>“%1” is the name of a host and of a group: Ansible gives the host&apos;s variables to the group.</source>
        <translation>„%1“ ist der Name eines Hosts und einer Gruppe: Ansible gibt die Variablen des Hosts der Gruppe.</translation>
    </message>
    <message>
        <source>“%1” has to select exactly one host, but selects %2.</source>
        <translation>„%1“ muss genau einen Host auswählen, wählt aber %2 aus.</translation>
    </message>
    <message>
        <source>There is no inventory %1.</source>
        <translation>Ein Inventar %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no inventory in the directory %1. (Ansible passes over files that end in .ini, .cfg or .txt there; name the file itself.)</source>
        <translation>Im Verzeichnis %1 gibt es kein Inventar. (Ansible übergeht dort Dateien, die auf .ini, .cfg oder .txt enden; dann die Datei selbst nennen.)</translation>
    </message>
    <message>
        <source>This inventory is a program, and Quaymaster runs nothing. Export it with “%1” and use that file: JSON is accepted as an inventory.</source>
        <translation>Dieses Inventar ist ein Programm, und Quaymaster führt nichts aus. Es lässt sich mit „%1“ exportieren; die entstehende Datei gilt als Inventar, denn JSON wird gelesen.</translation>
    </message>
    <message>
        <source>This is the configuration of an inventory plugin, and Quaymaster runs nothing. Export the inventory with “%1” and use that file: JSON is accepted as an inventory.</source>
        <translation>Dies ist die Konfiguration eines Inventar-Plugins, und Quaymaster führt nichts aus. Das Inventar lässt sich mit „%1“ exportieren; die entstehende Datei gilt als Inventar, denn JSON wird gelesen.</translation>
    </message>
    <message>
        <source>A file of variables has to be a dictionary, but this is of type %1.</source>
        <translation>Eine Datei mit Variablen muss ein Wörterbuch sein, diese ist aber vom Typ %1.</translation>
    </message>
    <message>
        <source>“%1” is skipped: a group has to be a dictionary with hosts, children or vars.</source>
        <translation>„%1“ wird übergangen: eine Gruppe muss ein Wörterbuch mit hosts, children oder vars sein.</translation>
    </message>
    <message>
        <source>The name of a group has to be text, but %1 is of type %2. Put it in quotes.</source>
        <translation>Der Name einer Gruppe muss Text sein, %1 ist aber vom Typ %2. Er gehört in Anführungszeichen.</translation>
    </message>
    <message>
        <source>“%1” of the group “%2” has to be a dictionary, but is of type %3. (A name is followed by a colon.)</source>
        <translation>„%1“ der Gruppe „%2“ muss ein Wörterbuch sein, ist aber vom Typ %3. (Auf einen Namen folgt ein Doppelpunkt.)</translation>
    </message>
    <message>
        <source>“%1” in the group “%2” is skipped: a group has hosts, children and vars.</source>
        <translation>„%1“ in der Gruppe „%2“ wird übergangen: eine Gruppe hat hosts, children und vars.</translation>
    </message>
    <message>
        <source>The name of a host has to be text, but %1 is of type %2. Put it in quotes.</source>
        <translation>Der Name eines Hosts muss Text sein, %1 ist aber vom Typ %2. Er gehört in Anführungszeichen.</translation>
    </message>
    <message>
        <source>The variables of the host “%1” have to be a dictionary, but are of type %2.</source>
        <translation>Die Variablen des Hosts „%1“ müssen ein Wörterbuch sein, sind aber vom Typ %2.</translation>
    </message>
    <message>
        <source>The group “%1” is not as `ansible-inventory --list` prints it.</source>
        <translation>Die Gruppe „%1“ ist nicht so, wie `ansible-inventory --list` sie ausgibt.</translation>
    </message>
    <message>
        <source>The inventory is empty.</source>
        <translation>Das Inventar ist leer.</translation>
    </message>
    <message>
        <source>An inventory in YAML has to be a dictionary of groups, but this is of type %1.</source>
        <translation>Ein Inventar in YAML muss ein Wörterbuch von Gruppen sein, dieses ist aber vom Typ %1.</translation>
    </message>
    <message>
        <source>The document has the field “%1” twice</source>
        <translation>Das Dokument hat das Feld „%1“ zweimal</translation>
    </message>
    <message>
        <source>A plan document is a JSON object</source>
        <translation>Ein Plandokument ist ein JSON-Objekt</translation>
    </message>
    <message>
        <source>The field “%1” must be a list</source>
        <translation>Das Feld „%1“ muss eine Liste sein</translation>
    </message>
    <message>
        <source>The document is nested deeper than %1 levels</source>
        <translation>Das Dokument ist tiefer als %1 Ebenen geschachtelt</translation>
    </message>
    <message>
        <source>One entry of “%1” holds more than %2 values</source>
        <translation>Ein Eintrag von „%1“ hat mehr als %2 Werte</translation>
    </message>
    <message>
        <source>The document could not be read: %1</source>
        <translation>Das Dokument konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The document, or a text in it, is too large</source>
        <translation>Das Dokument oder ein Text darin ist zu groß</translation>
    </message>
    <message>
        <source>This is not JSON: %1</source>
        <translation>Das ist kein JSON: %1</translation>
    </message>
    <message>
        <source>This is not JSON: a NUL byte</source>
        <translation>Das ist kein JSON: ein NUL-Byte</translation>
    </message>
    <message>
        <source>%1 must be an object</source>
        <translation>%1 muss ein Objekt sein</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be a text</source>
        <translation>Das Feld „%1“ von %2 muss ein Text sein</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be true or false</source>
        <translation>Das Feld „%1“ von %2 muss true oder false sein</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be a list of texts</source>
        <translation>Das Feld „%1“ von %2 muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be a list</source>
        <translation>Das Feld „%1“ von %2 muss eine Liste sein</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be an object</source>
        <translation>Das Feld „%1“ von %2 muss ein Objekt sein</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be a whole number from 0 to %3</source>
        <translation>Das Feld „%1“ von %2 muss eine ganze Zahl von 0 bis %3 sein</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be one of: %3</source>
        <translation>Das Feld „%1“ von %2 muss eines von diesen sein: %3</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be a SHA-256 digest</source>
        <translation>Das Feld „%1“ von %2 muss ein SHA-256-Digest sein</translation>
    </message>
    <message>
        <source>So large a document must have the fields in this order: %1</source>
        <translation>Ein so großes Dokument muss die Felder in dieser Reihenfolge haben: %1</translation>
    </message>
    <message>
        <source>This is no plan document: “format” is not “quaymaster-plan”</source>
        <translation>Das ist kein Plandokument: „format“ ist nicht „quaymaster-plan“</translation>
    </message>
    <message>
        <source>The plan document has a version that this program does not know; it reads version 1</source>
        <translation>Das Plandokument hat eine Version, die dieses Programm nicht kennt; es liest Version 1</translation>
    </message>
    <message>
        <source>%1 says something else of its artifact than artifacts[%2]</source>
        <translation>%1 sagt über sein Artefakt etwas anderes als artifacts[%2]</translation>
    </message>
    <message>
        <source>The host “%1” is in the plan twice</source>
        <translation>Der Host „%1“ steht zweimal im Plan</translation>
    </message>
    <message>
        <source>%1 names the host “%2”, which the plan does not have</source>
        <translation>%1 nennt den Host „%2“, den der Plan nicht hat</translation>
    </message>
    <message>
        <source>%1 is for no host</source>
        <translation>%1 ist für keinen Host</translation>
    </message>
    <message>
        <source>%1 names no download</source>
        <translation>%1 nennt keinen Download</translation>
    </message>
    <message>
        <source>%1 is named “%2”, but it is the step “%3”</source>
        <translation>%1 heißt „%2“, ist aber der Schritt „%3“</translation>
    </message>
    <message>
        <source>%1 is out of order</source>
        <translation>%1 steht in falscher Reihenfolge</translation>
    </message>
    <message>
        <source>This is no plan document: “format” or “version” is missing</source>
        <translation>Das ist kein Plandokument: „format“ oder „version“ fehlt</translation>
    </message>
    <message>
        <source>The plan document lacks steps of its downloads</source>
        <translation>Dem Plandokument fehlen Schritte seiner Downloads</translation>
    </message>
    <message>
        <source>The plan could not be written: %1</source>
        <translation>Der Plan konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>The variable “downloads” is not defined</source>
        <translation>Die Variable „downloads“ ist nicht definiert</translation>
    </message>
    <message>
        <source>The variable “downloads” must be a dictionary, not a %1</source>
        <translation>Die Variable „downloads“ muss ein Wörterbuch sein, nicht %1</translation>
    </message>
    <message>
        <source>Entry “%1” of “downloads” is invalid: %2</source>
        <translation>Der Eintrag „%1“ in „downloads“ ist ungültig: %2</translation>
    </message>
    <message>
        <source>Kubespray has no checksum of “%1” for architecture %2 in the version that is set (%3)</source>
        <translation>Kubespray hat für „%1“ in der gesetzten Version (%3) keine Prüfsumme für die Architektur %2</translation>
    </message>
    <message>
        <source>Entry “%1” of “downloads” cannot be computed: %2</source>
        <translation>Der Eintrag „%1“ in „downloads“ lässt sich nicht berechnen: %2</translation>
    </message>
    <message>
        <source>There is no directory “%1”: name a Kubespray checkout</source>
        <translation>Ein Verzeichnis „%1“ gibt es nicht: bitte einen Kubespray-Checkout nennen</translation>
    </message>
    <message>
        <source>“%1” is no Kubespray checkout: it has no folder roles/kubespray_defaults. Name the folder that holds Kubespray&apos;s cluster.yml</source>
        <translation>„%1“ ist kein Kubespray-Checkout: es fehlt der Ordner roles/kubespray_defaults. Gemeint ist der Ordner mit cluster.yml von Kubespray</translation>
    </message>
    <message>
        <source>The version of the Kubespray checkout is not known: its galaxy.yml cannot be read</source>
        <translation>Die Version des Kubespray-Checkouts ist nicht bekannt: seine galaxy.yml kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Kubespray %1 is too old: use release %2 or later</source>
        <translation>Kubespray %1 ist zu alt: nötig ist Version %2 oder neuer</translation>
    </message>
    <message>
        <source>A file of variables must be a dictionary, not a %1</source>
        <translation>Eine Datei mit Variablen muss ein Wörterbuch sein, nicht %1</translation>
    </message>
    <message>
        <source>The role %1 defines no “downloads” in a form that this program knows: use a Kubespray release from %2 on</source>
        <translation>Die Rolle %1 definiert „downloads“ in keiner Form, die dieses Programm kennt: nötig ist eine Kubespray-Version ab %2</translation>
    </message>
    <message>
        <source>it has no “enabled”</source>
        <translation>„enabled“ fehlt</translation>
    </message>
    <message>
        <source>its “enabled” is no list</source>
        <translation>„enabled“ ist keine Liste</translation>
    </message>
    <message>
        <source>it is no dictionary</source>
        <translation>er ist kein Wörterbuch</translation>
    </message>
    <message>
        <source>The facts of a host must be a JSON object, not a %1</source>
        <translation>Die Fakten eines Hosts müssen ein JSON-Objekt sein, nicht %1</translation>
    </message>
    <message>
        <source>A file of facts must be a JSON object of hosts, not a %1</source>
        <translation>Eine Datei mit Fakten muss ein JSON-Objekt der Hosts sein, nicht %1</translation>
    </message>
    <message>
        <source>kubeadm&apos;s image “%1” cannot be named: %2</source>
        <translation>Das Image „%1“ von kubeadm lässt sich nicht benennen: %2</translation>
    </message>
    <message>
        <source>The inventory has no host “%1”</source>
        <translation>Das Inventar hat keinen Host „%1“</translation>
    </message>
    <message>
        <source>The download_delegate of %1 cannot be computed (%2): nothing is downloaded for it</source>
        <translation>download_delegate von %1 lässt sich nicht berechnen (%2): für diesen Host wird nichts heruntergeladen</translation>
    </message>
    <message>
        <source>download_delegate names %1, which is no host of the inventory: nothing is downloaded for %2 (hosts concerned: %3)</source>
        <translation>download_delegate nennt %1, das kein Host des Inventars ist: für %2 wird nichts heruntergeladen (betroffene Hosts: %3)</translation>
    </message>
    <message>
        <source>%1 is the download_delegate of %2 but takes no part in the play (k8s_cluster, etcd, localhost, as far as the limit selects them): nothing is downloaded for %2 (hosts concerned: %3)</source>
        <translation>%1 ist download_delegate von %2, nimmt aber am Play nicht teil (k8s_cluster, etcd, localhost, soweit die Begrenzung sie auswählt): für %2 wird nichts heruntergeladen (betroffene Hosts: %3)</translation>
    </message>
    <message>
        <source>%1 downloads for other hosts but fails itself: %2</source>
        <translation>%1 lädt für andere Hosts herunter, scheitert aber selbst: %2</translation>
    </message>
    <message>
        <source>%1 downloads images but does not get skopeo, which Kubespray does that with: check “enabled” of skopeo in “downloads”</source>
        <translation>%1 lädt Images herunter, bekommt aber kein skopeo, womit Kubespray das tut: „enabled“ von skopeo in „downloads“ prüfen</translation>
    </message>
    <message>
        <source>download_run_once with hosts of several architectures (%1): Kubespray downloads for one of them only. This plan fetches each</source>
        <translation>download_run_once mit Hosts mehrerer Architekturen (%1): Kubespray lädt nur für eine davon herunter. Dieser Plan holt jede</translation>
    </message>
    <message>
        <source>%1 is to hold two different files on %2: %3 and %4. Kubespray downloads one of them</source>
        <translation>%1 soll auf %2 zwei verschiedene Dateien enthalten: %3 und %4. Kubespray lädt eine davon herunter</translation>
    </message>
    <message>
        <source>It cannot be computed: %1</source>
        <translation>Es lässt sich nicht berechnen: %1</translation>
    </message>
    <message>
        <source>Needed: all conditions hold, one because Ansible takes any text that is neither “True” nor “False” for true</source>
        <translation>Gebraucht: alle Bedingungen gelten, eine davon, weil Ansible jeden Text außer „True“ und „False“ für wahr hält</translation>
    </message>
    <message>
        <source>Needed: all conditions hold</source>
        <translation>Gebraucht: alle Bedingungen gelten</translation>
    </message>
    <message>
        <source>Not needed on this host</source>
        <translation>Auf diesem Host nicht gebraucht</translation>
    </message>
    <message>
        <source>Not needed: the host is in none of the groups %1</source>
        <translation>Nicht gebraucht: der Host ist in keiner der Gruppen %1</translation>
    </message>
    <message>
        <source>Not needed: the condition %1 does not hold</source>
        <translation>Nicht gebraucht: die Bedingung %1 gilt nicht</translation>
    </message>
    <message>
        <source>Needed: kubeadm runs this image on hosts of these groups</source>
        <translation>Gebraucht: kubeadm startet dieses Image auf Hosts dieser Gruppen</translation>
    </message>
    <message>
        <source>Not needed: kubeadm does not run this image on the host</source>
        <translation>Nicht gebraucht: kubeadm startet dieses Image auf dem Host nicht</translation>
    </message>
    <message>
        <source>“downloads” has no entry “%1”</source>
        <translation>„downloads“ hat keinen Eintrag „%1“</translation>
    </message>
    <message>
        <source>Ansible stops on this host, which is planned here all the same: it does not need %1, but Kubespray renders them too, and fails: %2</source>
        <translation>Ansible bleibt bei diesem Host stehen, der hier trotzdem geplant ist: er braucht %1 nicht, aber Kubespray rendert auch das und scheitert: %2</translation>
    </message>
    <message>
        <source>“%1” is planned for %2 because a condition of it renders to a text that is neither “True” nor “False”: to Ansible any such text is true</source>
        <translation>„%1“ ist für %2 geplant, weil eine Bedingung einen Text ergibt, der weder „True“ noch „False“ ist: für Ansible ist jeder solche Text wahr</translation>
    </message>
    <message>
        <source>%1 is a temporary folder (on %2): it may be emptied at any time or mounted so that nothing in it can run. Set local_release_dir</source>
        <translation>%1 ist ein temporärer Ordner (auf %2): er kann jederzeit geleert werden oder so eingehängt sein, dass darin nichts ausgeführt werden kann. local_release_dir setzen</translation>
    </message>
    <message>
        <source>Without facts every host is taken for Linux on x86_64, or for what its variables ansible_system and ansible_architecture say. Give a fact cache with --facts</source>
        <translation>Ohne Fakten gilt jeder Host als Linux auf x86_64 oder als das, was seine Variablen ansible_system und ansible_architecture sagen. Ein Fakten-Cache wird mit --facts angegeben</translation>
    </message>
    <message>
        <source>%1 is neither in k8s_cluster nor in etcd: it gets nothing. Kubespray&apos;s download play fails on the delegate of such a host</source>
        <translation>%1 ist weder in k8s_cluster noch in etcd und bekommt nichts. Das Download-Play von Kubespray scheitert am Delegierten eines solchen Hosts</translation>
    </message>
    <message>
        <source>There are no facts about %1: gather them (ansible -m setup) or plan without a fact cache</source>
        <translation>Zu %1 gibt es keine Fakten: bitte sammeln (ansible -m setup) oder ohne Fakten-Cache planen</translation>
    </message>
    <message>
        <source>The image of “%1” is not valid: %2</source>
        <translation>Das Image von „%1“ ist nicht gültig: %2</translation>
    </message>
    <message>
        <source>“%1” is imported under that very name, but containerd looks for %2 and will not find it: write the complete name</source>
        <translation>„%1“ wird unter genau diesem Namen importiert, containerd sucht aber %2 und wird es nicht finden: bitte den vollständigen Namen schreiben</translation>
    </message>
    <message>
        <source>“%1” and “%2” differ in case alone: Kubespray downloads one of them, this plan both</source>
        <translation>„%1“ und „%2“ unterscheiden sich nur in Groß- und Kleinschreibung: Kubespray lädt eines davon herunter, dieser Plan beide</translation>
    </message>
    <message>
        <source>localhost is in no group and does not see “%1” as the cluster does: it works with “%2” instead of “%3”. Set it in group_vars/all</source>
        <translation>localhost ist in keiner Gruppe und sieht „%1“ nicht wie der Cluster: es arbeitet mit „%2“ statt „%3“. In group_vars/all setzen</translation>
    </message>
    <message>
        <source>The limit leaves localhost out: Kubespray refuses to run without it. Add it to the limit (--limit &apos;…:localhost&apos;)</source>
        <translation>Die Begrenzung lässt localhost aus: Kubespray läuft ohne es nicht. Zur Begrenzung hinzufügen (--limit &apos;…:localhost&apos;)</translation>
    </message>
    <message>
        <source>%1 could not be asked what it has (%2): all it needs is planned</source>
        <translation>%1 konnte nicht gefragt werden, was es hat (%2): alles, was es braucht, ist geplant</translation>
    </message>
    <message>
        <source>“%1” is there under another spelling of its name. Kubespray compares letter by letter and would bring it again; this plan does not</source>
        <translation>„%1“ ist unter einer anderen Schreibweise seines Namens da. Kubespray vergleicht Buchstabe für Buchstabe und würde es noch einmal bringen; dieser Plan nicht</translation>
    </message>
    <message>
        <source>The presence document does not mention %1: all that is needed there is planned</source>
        <translation>Das Bestandsdokument erwähnt %1 nicht: alles, was dort gebraucht wird, ist geplant</translation>
    </message>
    <message>
        <source>There is no host to plan for: none that is selected is in k8s_cluster or etcd</source>
        <translation>Es gibt keinen Host zu planen: kein ausgewählter ist in k8s_cluster oder etcd</translation>
    </message>
    <message>
        <source>“%1” is of type %2 instead of %3 and was ignored</source>
        <translation>„%1“ ist vom Typ %2 statt %3 und wurde übergangen</translation>
    </message>
    <message>
        <source>A host without a name was ignored</source>
        <translation>Ein Host ohne Namen wurde übergangen</translation>
    </message>
    <message>
        <source>This is no presence document: it lacks &quot;format&quot;: &quot;quaymaster-presence&quot;</source>
        <translation>Das ist kein Bestandsdokument: es fehlt &quot;format&quot;: &quot;quaymaster-presence&quot;</translation>
    </message>
    <message>
        <source>Version %1 of presence documents is not known; this program reads version %2</source>
        <translation>Version %1 von Bestandsdokumenten ist nicht bekannt; dieses Programm liest Version %2</translation>
    </message>
    <message>
        <source>The host is listed twice; its last entry counts</source>
        <translation>Der Host steht zweimal da; sein letzter Eintrag zählt</translation>
    </message>
    <message>
        <source>The report could not be written: %1</source>
        <translation>Der Bericht konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>fetches for itself</source>
        <translation>holt für sich selbst</translation>
    </message>
    <message>
        <source>%1 (the controller)</source>
        <translation>%1 (der Controller)</translation>
    </message>
    <message>
        <source>What each node misses</source>
        <translation>Was jedem Knoten fehlt</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>Delegierter</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Gebraucht</translation>
    </message>
    <message>
        <source>Files missing</source>
        <translation>Dateien fehlen</translation>
    </message>
    <message>
        <source>Images missing</source>
        <translation>Images fehlen</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>selbst</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>completely</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Entry in downloads</source>
        <translation>Eintrag in downloads</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 node</source>
        <translation>%1 Knoten</translation>
    </message>
    <message>
        <source>%1 equal nodes</source>
        <translation>%1 gleiche Knoten</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Release directory</source>
        <translation>Release-Verzeichnis</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>%1 of %2 needed artifacts</source>
        <translation>%1 von %2 gebrauchten Artefakten</translation>
    </message>
    <message>
        <source>Needs nothing.</source>
        <translation>Braucht nichts.</translation>
    </message>
    <message>
        <source>Below are the %1 largest of %2 groups of equal nodes. The HTML and CSV reports have every node.</source>
        <translation>Unten stehen die %1 größten von %2 Gruppen gleicher Knoten. Die Berichte in HTML und CSV haben jeden Knoten.</translation>
    </message>
    <message>
        <source>Nodes that are equal in everything but their name are listed once.</source>
        <translation>Knoten, die sich nur im Namen unterscheiden, werden einmal beschrieben.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>%1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>%1 image</source>
        <translation>%1 Image</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Images</translation>
    </message>
    <message>
        <source>The plan has no hosts.</source>
        <translation>Der Plan hat keine Hosts.</translation>
    </message>
    <message>
        <source>Nothing is missing: all %1 needed artifacts are on their nodes.</source>
        <translation>Nichts fehlt: alle %1 gebrauchten Artefakte sind auf ihren Knoten.</translation>
    </message>
    <message>
        <source>%1 download brings</source>
        <translation>%1 Download bringt</translation>
    </message>
    <message>
        <source>%1 downloads bring</source>
        <translation>%1 Downloads bringen</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Knoten</translation>
    </message>
    <message>
        <source>%1 what is missing on %2: %3 of %4 needed artifacts.</source>
        <translation>%1, was auf %2 fehlt: %3 von %4 gebrauchten Artefakten.</translation>
    </message>
    <message>
        <source>%1 error</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation>%1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>%1 note</source>
        <translation>%1 Hinweis</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 Hinweise</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Kubespray</source>
        <translation>Kubespray</translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation>Checkout</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Limited to</source>
        <translation>Begrenzt auf</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <source>Different artifacts</source>
        <translation>Verschiedene Artefakte</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Herunterzuladen</translation>
    </message>
    <message>
        <source>Size of the downloads</source>
        <translation>Größe der Downloads</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>Needs of the nodes, by architecture and engine</source>
        <translation>Bedarf der Knoten nach Architektur und Engine</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The needs of %1 node could not be computed completely; its section says why.</source>
        <translation>Der Bedarf von %1 Knoten konnte nicht vollständig berechnet werden; sein Abschnitt sagt warum.</translation>
    </message>
    <message>
        <source>The needs of %1 nodes could not be computed completely; their sections say why.</source>
        <translation>Der Bedarf von %1 Knoten konnte nicht vollständig berechnet werden; ihre Abschnitte sagen warum.</translation>
    </message>
    <message>
        <source>Nobody has asked the nodes yet what they hold: everything they need counts as missing.</source>
        <translation>Noch hat niemand die Knoten gefragt, was sie haben: alles, was sie brauchen, gilt als fehlend.</translation>
    </message>
    <message>
        <source>Distribution plan</source>
        <translation>Verteilungsplan</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The language of this translation as in BCP 47, for example &quot;de&quot;.</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Via controller</source>
        <translation>Über den Controller</translation>
    </message>
    <message>
        <source>From the sources through the downloaders to the nodes</source>
        <translation>Von den Quellen über die Downloader zu den Knoten</translation>
    </message>
    <message>
        <source>A graph of boxes in columns, sources left, nodes right, joined by lines whose width grows with what moves. The table below says the same.</source>
        <translation>Ein Graph aus Kästen in Spalten, links die Quellen, rechts die Knoten, verbunden durch Linien, deren Breite mit der bewegten Menge wächst. Die Tabelle darunter sagt dasselbe.</translation>
    </message>
    <message>
        <source>each node for itself</source>
        <translation>jeder Knoten für sich</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Downloader</source>
        <translation>Downloader</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Lieferungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>These are the first %1 of %2 rows. The HTML and CSV reports have all.</source>
        <translation>Dies sind die ersten %1 von %2 Zeilen. Die Berichte in HTML und CSV haben alle.</translation>
    </message>
    <message>
        <source>Downloads by delegate</source>
        <translation>Downloads nach Delegierten</translation>
    </message>
    <message>
        <source>Architectures</source>
        <translation>Architekturen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Delegates</source>
        <translation>Delegierte</translation>
    </message>
    <message>
        <source>Nothing has to be downloaded.</source>
        <translation>Nichts muss heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Below are the first %1 of %2 downloaders. The HTML and CSV reports have all.</source>
        <translation>Unten stehen die ersten %1 von %2 Downloadern. Die Berichte in HTML und CSV haben alle.</translation>
    </message>
    <message>
        <source>Fetches for</source>
        <translation>Holt für</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Nothing moves.</source>
        <translation>Nichts bewegt sich.</translation>
    </message>
    <message>
        <source>Users, passwords and query values in URLs are masked as “•••”; the plan document (JSON) has them, so keep it where only those may read it who may know them.</source>
        <translation>Benutzer, Passwörter und Abfragewerte in URLs sind als „•••“ maskiert; im Plandokument (JSON) stehen sie, es gehört also dorthin, wo nur Befugte es lesen können.</translation>
    </message>
    <message>
        <source>Image, or URL and checksum</source>
        <translation>Image, oder URL und Prüfsumme</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>This command computes the plan again:</source>
        <translation>Dieser Befehl berechnet den Plan noch einmal:</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>All inputs and options</source>
        <translation>Alle Eingaben und Optionen</translation>
    </message>
    <message>
        <source>Files that were read</source>
        <translation>Gelesene Dateien</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 size is not known yet</source>
        <translation>%1 Größe ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 sizes are not known yet</source>
        <translation>%1 Größen sind noch nicht bekannt</translation>
    </message>
    <message>
        <source>at least %1; %2</source>
        <translation>mindestens %1; %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>different</source>
        <translation>abweichend</translation>
    </message>
    <message>
        <source>Downloaders</source>
        <translation>Downloader</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>%1 source</source>
        <translation>%1 Quelle</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 Quellen</translation>
    </message>
    <message>
        <source>%1 downloader</source>
        <translation>%1 Downloader</translation>
    </message>
    <message>
        <source>%1 downloaders</source>
        <translation>%1 Downloader</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>each for itself</source>
        <translation>jeder für sich</translation>
    </message>
    <message>
        <source>%1 node takes no part: it misses nothing.</source>
        <translation>%1 Knoten nimmt nicht teil: ihm fehlt nichts.</translation>
    </message>
    <message>
        <source>%1 nodes take no part: they miss nothing.</source>
        <translation>%1 Knoten nehmen nicht teil: ihnen fehlt nichts.</translation>
    </message>
    <message>
        <source>The argument %1 of to_json is not supported.</source>
        <translation>Das Argument %1 von to_json wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The filter %1 is not supported: its result differs each time.</source>
        <translation>Der Filter %1 wird nicht unterstützt: sein Ergebnis ist jedes Mal anders.</translation>
    </message>
    <message>
        <source>The result is a %1 of Python&apos;s; that is not supported.</source>
        <translation>Das Ergebnis ist ein %1 von Python; das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>A number is too large: integers of 64 bits are supported.</source>
        <translation>Eine Zahl ist zu groß: unterstützt werden ganze Zahlen mit 64 Bit.</translation>
    </message>
    <message>
        <source>Tests of files are not supported: they look at the machine that runs Ansible.</source>
        <translation>Tests von Dateien werden nicht unterstützt: sie betrachten die Maschine, auf der Ansible läuft.</translation>
    </message>
    <message>
        <source>The filter %1 is supported for absolute paths only.</source>
        <translation>Der Filter %1 wird nur für absolute Pfade unterstützt.</translation>
    </message>
    <message>
        <source>The templates are nested too deeply (more than %1 evaluations within each other).</source>
        <translation>Die Templates sind zu tief geschachtelt (mehr als %1 Auswertungen ineinander).</translation>
    </message>
    <message>
        <source>The evaluation takes too long (more than %1 steps).</source>
        <translation>Die Auswertung dauert zu lange (mehr als %1 Schritte).</translation>
    </message>
    <message>
        <source>The result is too large (%1 characters or items; %2 are allowed).</source>
        <translation>Das Ergebnis ist zu groß (%1 Zeichen oder Einträge; erlaubt sind %2).</translation>
    </message>
    <message>
        <source>The result is nested too deeply (more than %1 lists or dictionaries inside each other).</source>
        <translation>Das Ergebnis ist zu tief geschachtelt (mehr als %1 Listen oder Wörterbücher ineinander).</translation>
    </message>
    <message>
        <source>The variables refer to each other in a circle: %1</source>
        <translation>Die Variablen verweisen im Kreis aufeinander: %1</translation>
    </message>
    <message>
        <source>The template cannot be evaluated. It reads a secret; the reason is not shown.</source>
        <translation>Das Template lässt sich nicht auswerten. Es liest ein Geheimnis; der Grund wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Options for Jinja2 (%1) are not supported.</source>
        <translation>Optionen für Jinja2 (%1) werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>The template cannot be evaluated: %1</source>
        <translation>Das Template lässt sich nicht auswerten: %1</translation>
    </message>
    <message>
        <source>The template cannot be read: %1 (line %2 of it)</source>
        <translation>Das Template lässt sich nicht lesen: %1 (Zeile %2 darin)</translation>
    </message>
    <message>
        <source>The template cannot be read: %1</source>
        <translation>Das Template lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>now() and lipsum() are not supported: their results differ each time.</source>
        <translation>now() und lipsum() werden nicht unterstützt: ihre Ergebnisse sind jedes Mal anders.</translation>
    </message>
    <message>
        <source>The filter %1 is not supported for values of more than one line.</source>
        <translation>Der Filter %1 wird für Werte mit mehr als einer Zeile nicht unterstützt.</translation>
    </message>
    <message>
        <source>The lookup %1 is not supported: it is never run.</source>
        <translation>Das Lookup %1 wird nicht unterstützt: es wird nie ausgeführt.</translation>
    </message>
    <message>
        <source>The method %1 changes its object; that is supported only for a name that the template sets itself.</source>
        <translation>Die Methode %1 ändert ihr Objekt; das wird nur für einen Namen unterstützt, den das Template selbst setzt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is undefined</source>
        <translation>„%1“ ist nicht definiert</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no attribute &apos;%2&apos;</source>
        <translation>„%1“ hat kein Attribut „%2“</translation>
    </message>
    <message>
        <source>%1 has no element %2</source>
        <translation>%1 hat kein Element %2</translation>
    </message>
    <message>
        <source>the inline if-expression evaluated to false and no else section was defined</source>
        <translation>der if-Ausdruck ergab falsch, und einen else-Teil gibt es nicht</translation>
    </message>
    <message>
        <source>The template statement {% %1 %} is not supported.</source>
        <translation>Die Template-Anweisung {% %1 %} wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The template is nested too deeply (more than %1 levels).</source>
        <translation>Das Template ist zu tief geschachtelt (mehr als %1 Ebenen).</translation>
    </message>
    <message>
        <source>A regular expression takes too long: %1</source>
        <translation>Ein regulärer Ausdruck dauert zu lange: %1</translation>
    </message>
    <message>
        <source>The filter %1 is not supported.</source>
        <translation>Der Filter %1 wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The test %1 is not supported.</source>
        <translation>Der Test %1 wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The attribute %1 is refused: attributes that begin with an underscore lead out of the template.</source>
        <translation>Das Attribut %1 wird verweigert: Attribute, die mit einem Unterstrich beginnen, führen aus dem Template hinaus.</translation>
    </message>
    <message>
        <source>The variable %1 exists only while Ansible runs.</source>
        <translation>Die Variable %1 gibt es nur, während Ansible läuft.</translation>
    </message>
    <message>
        <source>The file begins with a byte order mark, which Ansible takes for a part of the first line. Save it as UTF-8 without one.</source>
        <translation>Die Datei beginnt mit einer Byte-Order-Mark, die Ansible für einen Teil der ersten Zeile hält. Sie muss als UTF-8 ohne eine solche gespeichert werden.</translation>
    </message>
    <message>
        <source>A template names an image by “%1” (%2), but no entry of “downloads” does: nobody brings it to nodes that cannot pull it</source>
        <translation>Ein Template nennt mit „%1“ ein Image (%2), aber kein Eintrag in „downloads“ tut es: niemand bringt es zu Knoten, die es nicht selbst holen können</translation>
    </message>
    <message>
        <source>The question %1 of the filter ipaddr is not supported.</source>
        <translation>Die Abfrage %1 des Filters ipaddr wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 hung up after too many attempts to log in as %2 (%3). Name the right key with ansible_ssh_private_key_file</source>
        <translation>%1 hat nach zu vielen Anmeldeversuchen als %2 die Verbindung beendet (%3). Den richtigen Schlüssel mit ansible_ssh_private_key_file nennen</translation>
    </message>
    <message>
        <source>logging in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>%1 refused the password of %2</source>
        <translation>%1 hat das Passwort von %2 abgelehnt</translation>
    </message>
    <message>
        <source>%1 does not let %2 in: it wants %3; tried: %4</source>
        <translation>%1 lässt %2 nicht ein: verlangt ist %3; versucht: %4</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>the name %1 is not resolved in time</source>
        <translation>der Name %1 wird nicht rechtzeitig aufgelöst</translation>
    </message>
    <message>
        <source>the name %1 has no address: %2</source>
        <translation>der Name %1 hat keine Adresse: %2</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 lehnt die Verbindung ab</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>nobody has vouched for the key of %1 yet: %2 %3</source>
        <translation>für den Schlüssel von %1 hat sich noch niemand verbürgt: %2 %3</translation>
    </message>
    <message>
        <source>the key of %1 is not the known one: it shows %2 %3, known is %4 %5. Somebody may be listening. If the host was installed anew, remove the old line</source>
        <translation>der Schlüssel von %1 ist nicht der bekannte: er zeigt %2 %3, bekannt ist %4 %5. Vielleicht hört jemand mit. Wurde der Host neu installiert, muss die alte Zeile entfernt werden</translation>
    </message>
    <message>
        <source>the key of %1 is revoked: %2</source>
        <translation>der Schlüssel von %1 ist widerrufen: %2</translation>
    </message>
    <message>
        <source>%1 is covered by a certificate authority; host certificates are not supported. Add the key %2 of the host itself, if it is right</source>
        <translation>für %1 ist eine Zertifizierungsstelle eingetragen; Host-Zertifikate werden nicht unterstützt. Den Schlüssel %2 des Hosts selbst eintragen, wenn er stimmt</translation>
    </message>
    <message>
        <source>the file is too large, it is not read</source>
        <translation>die Datei ist zu groß und wird nicht gelesen</translation>
    </message>
    <message>
        <source>cannot read it: %1</source>
        <translation>sie kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>tunnelling</source>
        <translation>Aufbau des Tunnels</translation>
    </message>
    <message>
        <source>the jump host %1 does not get to %2: %3</source>
        <translation>der Jump-Host %1 kommt nicht zu %2: %3</translation>
    </message>
    <message>
        <source>the private key %1 cannot be read: %2</source>
        <translation>der private Schlüssel %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>there is no private key %1</source>
        <translation>einen privaten Schlüssel %1 gibt es nicht</translation>
    </message>
    <message>
        <source>the private key %1 is encrypted, and its passphrase was not given</source>
        <translation>der private Schlüssel %1 ist verschlüsselt, und seine Passphrase wurde nicht angegeben</translation>
    </message>
    <message>
        <source>unknown marker, line skipped</source>
        <translation>unbekannte Markierung, Zeile übersprungen</translation>
    </message>
    <message>
        <source>no host key, line skipped</source>
        <translation>kein Hostschlüssel, Zeile übersprungen</translation>
    </message>
    <message>
        <source>the host key cannot be read, line skipped</source>
        <translation>der Hostschlüssel kann nicht gelesen werden, Zeile übersprungen</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>starting a shell</source>
        <translation>Start einer Shell</translation>
    </message>
    <message>
        <source>sending a script</source>
        <translation>Senden eines Skripts</translation>
    </message>
    <message>
        <source>%1=%2 has no effect: host keys are always checked</source>
        <translation>%1=%2 hat keine Wirkung: Hostschlüssel werden immer geprüft</translation>
    </message>
    <message>
        <source>the SSH option %1 is not supported and has no effect</source>
        <translation>die SSH-Option %1 wird nicht unterstützt und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the proxy command is not run: %1. Supported are -J, ProxyJump and ssh -W %h:%p</source>
        <translation>der Proxy-Befehl wird nicht ausgeführt: %1. Unterstützt werden -J, ProxyJump und ssh -W %h:%p</translation>
    </message>
    <message>
        <source>a quote is not closed: %1</source>
        <translation>ein Anführungszeichen wird nicht geschlossen: %1</translation>
    </message>
    <message>
        <source>no SSH destination: %1</source>
        <translation>kein SSH-Ziel: %1</translation>
    </message>
    <message>
        <source>scripts and their parameters cannot hold zero bytes</source>
        <translation>Skripte und ihre Parameter können keine Nullbytes enthalten</translation>
    </message>
    <message>
        <source>the script is longer than a megabyte</source>
        <translation>das Skript ist länger als ein Megabyte</translation>
    </message>
    <message>
        <source>OpenSSH&apos;s configuration is not used: %1</source>
        <translation>die Konfiguration von OpenSSH wird nicht benutzt: %1</translation>
    </message>
    <message>
        <source>the way leads through more than %1 jump hosts</source>
        <translation>der Weg führt über mehr als %1 Jump-Hosts</translation>
    </message>
    <message>
        <source>OpenSSH&apos;s configuration names no host that can be: %1</source>
        <translation>die Konfiguration von OpenSSH nennt einen Host, den es nicht geben kann: %1</translation>
    </message>
    <message>
        <source>certificates are not supported: %1 is not used</source>
        <translation>Zertifikate werden nicht unterstützt: %1 wird nicht benutzt</translation>
    </message>
    <message>
        <source>the server shows no key</source>
        <translation>der Server zeigt keinen Schlüssel</translation>
    </message>
    <message>
        <source>nothing came from %1 for too long, while %2</source>
        <translation>von %1 kam zu lange nichts (%2)</translation>
    </message>
    <message>
        <source>%1, while %2: %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>exchanging keys</source>
        <translation>Schlüsselaustausch</translation>
    </message>
    <message>
        <source>the login on %1 gives no POSIX shell (exit status %2): %3</source>
        <translation>die Anmeldung auf %1 ergibt keine POSIX-Shell (Exit-Status %2): %3</translation>
    </message>
    <message>
        <source>%1 sends without end</source>
        <translation>%1 sendet ohne Ende</translation>
    </message>
    <message>
        <source>running a script</source>
        <translation>Ausführung eines Skripts</translation>
    </message>
    <message>
        <source>the shell on %1 ended before the script did (exit status %2)</source>
        <translation>die Shell auf %1 endete vor dem Skript (Exit-Status %2)</translation>
    </message>
    <message>
        <source>%1 is this machine, it is not reached over SSH</source>
        <translation>%1 ist dieser Rechner, er wird nicht über SSH erreicht</translation>
    </message>
    <message>
        <source>%1 is not known: it is encrypted, and the vault is locked</source>
        <translation>%1 ist nicht bekannt: der Wert ist verschlüsselt, und der Vault ist verschlossen</translation>
    </message>
    <message>
        <source>%1 is not known: it is no plain text</source>
        <translation>%1 ist nicht bekannt: der Wert ist kein einfacher Text</translation>
    </message>
    <message>
        <source>the connection %1 is not supported</source>
        <translation>die Verbindung %1 wird nicht unterstützt</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;</source>
        <translation>%1 kann nicht „%2“ sein</translation>
    </message>
    <message>
        <source>becoming another user by %1 is not supported, only sudo is</source>
        <translation>der Benutzerwechsel mit %1 wird nicht unterstützt, nur der mit sudo</translation>
    </message>
    <message>
        <source>%1 is not supported and has no effect</source>
        <translation>%1 wird nicht unterstützt und hat keine Wirkung</translation>
    </message>
    <message>
        <source>waiting for sudo</source>
        <translation>Warten auf sudo</translation>
    </message>
    <message>
        <source>sudo on %1 wants the password of %2; set ansible_become_password or enter it</source>
        <translation>sudo auf %1 verlangt das Passwort von %2; ansible_become_password setzen oder das Passwort eingeben</translation>
    </message>
    <message>
        <source>sudo on %1 refused the password of %2</source>
        <translation>sudo auf %1 hat das Passwort von %2 abgelehnt</translation>
    </message>
    <message>
        <source>there is no sudo on %1</source>
        <translation>auf %1 gibt es kein sudo</translation>
    </message>
    <message>
        <source>sudo on %1 says: %2</source>
        <translation>sudo auf %1 meldet: %2</translation>
    </message>
    <message>
        <source>%1 redirects to something that is no web address</source>
        <translation>%1 leitet auf etwas um, das keine Webadresse ist</translation>
    </message>
    <message>
        <source>%1 redirects from https to %2, where everybody on the way could change the answer: that is not followed</source>
        <translation>%1 leitet von https auf %2 um, wo jeder unterwegs die Antwort ändern könnte: dem wird nicht gefolgt</translation>
    </message>
    <message>
        <source>“%1” is no http or https address</source>
        <translation>„%1“ ist keine http- oder https-Adresse</translation>
    </message>
    <message>
        <source>%1 redirects more than %2 times</source>
        <translation>%1 leitet öfter als %2-mal um</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2. It has to be renewed there; if it has not expired, the clock of this machine is wrong</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen. Es muss dort erneuert werden; ist es nicht abgelaufen, geht die Uhr dieses Rechners falsch</translation>
    </message>
    <message>
        <source>The certificate of %1 is valid from %2 on only. Either it is new and the clock of this machine is behind, or it was made with a wrong clock</source>
        <translation>Das Zertifikat von %1 gilt erst ab %2. Entweder ist es neu und die Uhr dieses Rechners geht nach, oder es wurde mit einer falsch gehenden Uhr ausgestellt</translation>
    </message>
    <message>
        <source>The certificate of %1 is for other names: %2. Ask by one of them, or give the server a certificate with its name</source>
        <translation>Das Zertifikat von %1 gilt für andere Namen: %2. Bitte unter einem von ihnen anfragen oder dem Server ein Zertifikat mit seinem Namen geben</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by “%2”, which nobody vouched for. If that is your own authority, name the file with its certificate</source>
        <translation>Das Zertifikat von %1 ist von „%2“ signiert, wofür sich niemand verbürgt hat. Ist das eine eigene Zertifizierungsstelle, bitte die Datei mit ihrem Zertifikat angeben</translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be trusted: %2</source>
        <translation>Dem Zertifikat von %1 ist nicht zu trauen: %2</translation>
    </message>
    <message>
        <source>%1: the server wants other credentials (status 401)</source>
        <translation>%1: der Server verlangt andere Zugangsdaten (Status 401)</translation>
    </message>
    <message>
        <source>%1: the server refuses (status 403)</source>
        <translation>%1: der Server lehnt ab (Status 403)</translation>
    </message>
    <message>
        <source>%1: there is nothing (status %2). Check the variables that make up the address</source>
        <translation>%1: dort ist nichts (Status %2). Bitte die Variablen prüfen, aus denen die Adresse entsteht</translation>
    </message>
    <message>
        <source>%1: too many requests (status 429). Wait, or ask with an account that may do more</source>
        <translation>%1: zu viele Anfragen (Status 429). Bitte warten oder mit einem Konto anfragen, das mehr darf</translation>
    </message>
    <message>
        <source>%1: the server failed (status %2); try again later</source>
        <translation>%1: Fehler auf dem Server (Status %2); bitte später noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1: unexpected status %2</source>
        <translation>%1: unerwarteter Status %2</translation>
    </message>
    <message>
        <source>%1: this machine does not find an address for that name</source>
        <translation>%1: dieser Rechner findet zu diesem Namen keine Adresse</translation>
    </message>
    <message>
        <source>%1: the proxy wants other credentials</source>
        <translation>%1: der Proxy verlangt andere Zugangsdaten</translation>
    </message>
    <message>
        <source>%1 cannot be reached through the proxy: it does not answer, or does not let this connection through</source>
        <translation>%1 ist über den Proxy nicht zu erreichen: er antwortet nicht oder lässt diese Verbindung nicht durch</translation>
    </message>
    <message>
        <source>%1 does not answer in time</source>
        <translation>%1 antwortet nicht rechtzeitig</translation>
    </message>
    <message>
        <source>%1: the connection broke before the answer was complete</source>
        <translation>%1: die Verbindung brach ab, bevor die Antwort vollständig war</translation>
    </message>
    <message>
        <source>%1: no secure connection came about. Perhaps the server speaks no TLS there, or wants a client certificate</source>
        <translation>%1: es kam keine sichere Verbindung zustande. Vielleicht spricht der Server dort kein TLS oder verlangt ein Clientzertifikat</translation>
    </message>
    <message>
        <source>%1: the answer is larger than such an answer can be (%2 bytes)</source>
        <translation>%1: die Antwort ist größer, als eine solche Antwort sein kann (%2 Bytes)</translation>
    </message>
    <message>
        <source>%1: %2 of %3 bytes came. The server, or something on the way, ends answers too early</source>
        <translation>%1: es kamen %2 von %3 Bytes. Der Server oder etwas unterwegs beendet Antworten zu früh</translation>
    </message>
    <message>
        <source>“%1” is no proxy that can be used: write it as http://HOST:PORT. Proxies that are themselves spoken to with TLS or SOCKS are not supported</source>
        <translation>„%1“ ist kein verwendbarer Proxy: bitte als http://HOST:PORT schreiben. Proxys, mit denen selbst über TLS oder SOCKS gesprochen wird, werden nicht unterstützt</translation>
    </message>
    <message>
        <source>%1 is no certificate in PEM form, or a damaged one</source>
        <translation>%1 ist kein Zertifikat in PEM-Form oder ein beschädigtes</translation>
    </message>
    <message>
        <source>%1 holds no private key that can be used: an RSA or elliptic curve key in PEM form without passphrase</source>
        <translation>%1 enthält keinen verwendbaren privaten Schlüssel: einen RSA- oder Elliptische-Kurven-Schlüssel in PEM-Form ohne Passphrase</translation>
    </message>
    <message>
        <source>%1: the registry&apos;s description of the image does not follow the image specification</source>
        <translation>%1: die Beschreibung des Images durch die Registry folgt nicht der Image-Spezifikation</translation>
    </message>
    <message>
        <source>%1 is stored in an image format (Docker schema 1) that engines do not take any more; it has to be pushed once more</source>
        <translation>%1 liegt in einem Image-Format vor (Docker-Schema 1), das Engines nicht mehr annehmen; es muss neu hochgeladen werden</translation>
    </message>
    <message>
        <source>%1, which gives out tokens for the registry, gave none</source>
        <translation>%1, das die Token für die Registry ausgibt, hat keines herausgegeben</translation>
    </message>
    <message>
        <source>%1 wants us to log in at %2 without encryption: that is not done</source>
        <translation>%1 verlangt eine Anmeldung bei %2 ohne Verschlüsselung: das geschieht nicht</translation>
    </message>
    <message>
        <source>%1: what %2 sent is not what it should be (%3). It was damaged or changed on the way, or the server is wrong</source>
        <translation>%1: was %2 geschickt hat, ist nicht, was es sein soll (%3). Es wurde unterwegs beschädigt oder verändert, oder der Server irrt sich</translation>
    </message>
    <message>
        <source>%1: a description of %2 bytes is larger than any can be</source>
        <translation>%1: eine Beschreibung von %2 Bytes ist größer, als eine sein kann</translation>
    </message>
    <message>
        <source>%1: %2 is %3 bytes long where the image says %4. Engines refuse such an image; it has to be pushed once more</source>
        <translation>%1: %2 ist %3 Bytes lang, wo das Image %4 nennt. Engines lehnen ein solches Image ab; es muss neu hochgeladen werden</translation>
    </message>
    <message>
        <source>%1 is not made for %2. There is: %3</source>
        <translation>%1 gibt es nicht für %2. Vorhanden ist: %3</translation>
    </message>
    <message>
        <source>%1: a list of images where an image should be</source>
        <translation>%1: eine Liste von Images, wo ein Image sein sollte</translation>
    </message>
    <message>
        <source>the entry “%1” does not hold user name and password in Base64; log in once more, for example with “skopeo login”</source>
        <translation>der Eintrag „%1“ enthält nicht Benutzername und Passwort in Base64; bitte neu anmelden, zum Beispiel mit „skopeo login“</translation>
    </message>
    <message>
        <source>%1: %2 wants a login. The credentials are with the program “docker-credential-%3”, which is not run: write them into a file with “skopeo login --authfile FILE %2” and name that file</source>
        <translation>%1: %2 verlangt eine Anmeldung. Die Zugangsdaten liegen beim Programm „docker-credential-%3“, das nicht ausgeführt wird: bitte mit „skopeo login --authfile DATEI %2“ in eine Datei schreiben und diese Datei angeben</translation>
    </message>
    <message>
        <source>%1: %2 wants a login, or another one. Many registries say so too of what does not exist. Log in with “skopeo login %2”</source>
        <translation>%1: %2 verlangt eine Anmeldung oder eine andere. Viele Registries sagen das auch von etwas, das es nicht gibt. Anmelden mit „skopeo login %2“</translation>
    </message>
    <message>
        <source>%1: %2 takes no more requests from here for the next %3 seconds. A login, or a mirror, helps sooner</source>
        <translation>%1: %2 nimmt von hier in den nächsten %3 Sekunden keine Anfragen mehr an. Eine Anmeldung oder ein Mirror hilft früher</translation>
    </message>
    <message>
        <source>%1: %2 takes no more requests from here: %3 in %4 seconds are allowed. A login, or a mirror, helps</source>
        <translation>%1: %2 nimmt von hier keine Anfragen mehr an: erlaubt sind %3 in %4 Sekunden. Eine Anmeldung oder ein Mirror hilft</translation>
    </message>
    <message>
        <source>%1: %2 takes no more requests from here, and does not say until when. A login, or a mirror, helps</source>
        <translation>%1: %2 nimmt von hier keine Anfragen mehr an und sagt nicht, bis wann. Eine Anmeldung oder ein Mirror hilft</translation>
    </message>
    <message>
        <source>%1: %2 does not let this account read it</source>
        <translation>%1: %2 lässt dieses Konto es nicht lesen</translation>
    </message>
    <message>
        <source>%1: %2 does not have it. Check the version, and the variables that make up the name</source>
        <translation>%1: %2 hat es nicht. Bitte die Version prüfen und die Variablen, aus denen der Name entsteht</translation>
    </message>
    <message>
        <source>is a %1 machine; it was taken for %2</source>
        <translation>ist eine %1-Maschine; angenommen war %2</translation>
    </message>
    <message>
        <source>the clock is %1 s ahead of this machine&apos;s</source>
        <translation>die Uhr geht gegenüber der dieses Rechners %1 s vor</translation>
    </message>
    <message>
        <source>the clock is %1 s behind this machine&apos;s</source>
        <translation>die Uhr geht gegenüber der dieses Rechners %1 s nach</translation>
    </message>
    <message>
        <source>%1 is not installed yet</source>
        <translation>%1 ist noch nicht installiert</translation>
    </message>
    <message>
        <source>the engine is %1; the inventory says %2</source>
        <translation>die Engine ist %1; das Inventar sagt %2</translation>
    </message>
    <message>
        <source>%1 does not answer: nobody knows its images</source>
        <translation>%1 antwortet nicht: welche Images es hat, ist unbekannt</translation>
    </message>
    <message>
        <source>%1 did not list all of its images</source>
        <translation>%1 hat nicht alle seine Images aufgezählt</translation>
    </message>
    <message>
        <source>%1 is listed, but part of its content is missing</source>
        <translation>%1 ist aufgeführt, aber ein Teil des Inhalts fehlt</translation>
    </message>
    <message>
        <source>%1 is listed, but it is not unpacked</source>
        <translation>%1 ist aufgeführt, aber nicht entpackt</translation>
    </message>
    <message>
        <source>%1 is there for %2; this is a %3 machine</source>
        <translation>%1 ist für %2 da; dies ist eine %3-Maschine</translation>
    </message>
    <message>
        <source>programs in %1 cannot be run: it is mounted noexec</source>
        <translation>Programme in %1 lassen sich nicht ausführen: es ist mit noexec eingehängt</translation>
    </message>
    <message>
        <source>%1 cannot be written to</source>
        <translation>in %1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1 has %2 MiB left</source>
        <translation>in %1 sind noch %2 MiB frei</translation>
    </message>
    <message>
        <source>%1 has room for %2 more files</source>
        <translation>in %1 ist noch Platz für %2 Dateien</translation>
    </message>
    <message>
        <source>there is no %1, with which it is to download images</source>
        <translation>%1 fehlt; damit soll der Host Images herunterladen</translation>
    </message>
    <message>
        <source>there is no %1, with which it is to download files</source>
        <translation>%1 fehlt; damit soll der Host Dateien herunterladen</translation>
    </message>
    <message>
        <source>some files could not be hashed</source>
        <translation>von einigen Dateien ließ sich keine Prüfsumme bilden</translation>
    </message>
    <message>
        <source>the answer of %1 is cut short or makes no sense</source>
        <translation>die Antwort von %1 ist abgeschnitten oder ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>nobody knows how to reach it</source>
        <translation>niemand weiß, wie der Host zu erreichen ist</translation>
    </message>
    <message>
        <source>the script was ended by signal %1</source>
        <translation>das Skript wurde durch das Signal %1 beendet</translation>
    </message>
    <message>
        <source>%1 are one machine: nothing may run there twice at once</source>
        <translation>%1 sind eine einzige Maschine: nichts darf dort zweimal zugleich laufen</translation>
    </message>
    <message>
        <source>%1 have the same /etc/machine-id, though they are different machines: Kubernetes may take them for one</source>
        <translation>%1 haben dieselbe /etc/machine-id, obwohl sie verschiedene Maschinen sind: Kubernetes hält sie womöglich für eine</translation>
    </message>
    <message>
        <source>The node %1 is not ready: what Kubernetes says of it is of %2, and nothing more is known</source>
        <translation>Der Knoten %1 ist nicht bereit: was Kubernetes von ihm sagt, ist von %2, mehr ist nicht bekannt</translation>
    </message>
    <message>
        <source>The node %1 lists %2 images, and Kubernetes lists no more than that: the small ones may be missing from the list. Ask the node itself, or raise the kubelet&apos;s nodeStatusMaxImages</source>
        <translation>Der Knoten %1 nennt %2 Images, und mehr nennt Kubernetes nicht: die kleinen können in der Liste fehlen. Bitte den Knoten selbst befragen oder nodeStatusMaxImages des Kubelets erhöhen</translation>
    </message>
    <message>
        <source>The node %1 lists an image with five names, and Kubernetes lists no more than that: tags may be missing from the list</source>
        <translation>Der Knoten %1 nennt ein Image mit fünf Namen, und mehr nennt Kubernetes nicht: Tags können in der Liste fehlen</translation>
    </message>
    <message>
        <source>This is no list of nodes as the Kubernetes API and “kubectl get nodes -o json” give it</source>
        <translation>Das ist keine Liste von Knoten, wie die Kubernetes-API und „kubectl get nodes -o json“ sie liefern</translation>
    </message>
    <message>
        <source>The nodes %1 and %2 both seem to be this host; the first one counts</source>
        <translation>Die Knoten %1 und %2 scheinen beide dieser Host zu sein; der erste zählt</translation>
    </message>
    <message>
        <source>Kubernetes knows no node for %1</source>
        <translation>Kubernetes kennt keinen Knoten für %1</translation>
    </message>
    <message>
        <source>The inventory has no host for these nodes: %1</source>
        <translation>Das Inventar hat keinen Host für diese Knoten: %1</translation>
    </message>
    <message>
        <source>The node %1 has the addresses of several hosts of the inventory; what it holds is not taken for any of them</source>
        <translation>Der Knoten %1 hat die Adressen mehrerer Hosts des Inventars; was er enthält, wird keinem von ihnen zugerechnet</translation>
    </message>
    <message>
        <source>The node %1 has the name of this host and the address of %2: what it holds is not taken for either of them</source>
        <translation>Der Knoten %1 hat den Namen dieses Hosts und die Adresse von %2: was er enthält, wird keinem von beiden zugerechnet</translation>
    </message>
    <message>
        <source>%1-data is no Base64</source>
        <translation>%1-data ist kein Base64</translation>
    </message>
    <message>
        <source>There is no context “%1”; there is: %2</source>
        <translation>Es gibt keinen Kontext „%1“; vorhanden ist: %2</translation>
    </message>
    <message>
        <source>The file has no cluster “%1”</source>
        <translation>Die Datei hat keinen Cluster „%1“</translation>
    </message>
    <message>
        <source>The file has no user “%1”</source>
        <translation>Die Datei hat keinen Benutzer „%1“</translation>
    </message>
    <message>
        <source>“server” is no http or https address</source>
        <translation>„server“ ist keine http- oder https-Adresse</translation>
    </message>
    <message>
        <source>The file says insecure-skip-tls-verify: anybody on the way could pose as the cluster and get the credentials. Put the cluster&apos;s certificate-authority in its place, or allow it explicitly</source>
        <translation>Die Datei sagt insecure-skip-tls-verify: jeder unterwegs könnte sich als der Cluster ausgeben und die Zugangsdaten bekommen. Bitte stattdessen certificate-authority des Clusters eintragen oder es ausdrücklich erlauben</translation>
    </message>
    <message>
        <source>This user&apos;s credentials come from a program (“%1”), and no program named in a file is run. Make a token, for example with “kubectl create token”, and a kubeconfig file that holds it</source>
        <translation>Die Zugangsdaten dieses Benutzers kommen von einem Programm („%1“), und kein in einer Datei genanntes Programm wird ausgeführt. Bitte ein Token erzeugen, zum Beispiel mit „kubectl create token“, und eine kubeconfig-Datei, die es enthält</translation>
    </message>
    <message>
        <source>client-certificate and client-key must both be there, or neither</source>
        <translation>client-certificate und client-key müssen beide da sein oder keines von beiden</translation>
    </message>
    <message>
        <source>Acting as another user (“as”) is not supported</source>
        <translation>Als ein anderer Benutzer zu handeln („as“) wird nicht unterstützt</translation>
    </message>
    <message>
        <source>The token holds characters that no token has</source>
        <translation>Das Token enthält Zeichen, die kein Token hat</translation>
    </message>
    <message>
        <source>“server” is not encrypted: the credentials would be readable on the way, and are not sent</source>
        <translation>„server“ ist nicht verschlüsselt: die Zugangsdaten wären unterwegs lesbar und werden nicht gesendet</translation>
    </message>
    <message>
        <source>This is no kubeconfig file</source>
        <translation>Das ist keine kubeconfig-Datei</translation>
    </message>
    <message>
        <source>%1 does not answer as a Kubernetes API does</source>
        <translation>%1 antwortet nicht wie eine Kubernetes-API</translation>
    </message>
    <message>
        <source>%1 does not let this user list nodes (%2). A role with the verb “list” on “nodes” is enough</source>
        <translation>%1 lässt diesen Benutzer keine Knoten auflisten (%2). Eine Rolle mit dem Verb „list“ für „nodes“ genügt</translation>
    </message>
    <message>
        <source>%1: the client certificate of context “%2” expired on %3; it has to be renewed, for example with “kubeadm certs renew”</source>
        <translation>%1: das Clientzertifikat des Kontexts „%2“ ist am %3 abgelaufen; es muss erneuert werden, zum Beispiel mit „kubeadm certs renew“</translation>
    </message>
    <message>
        <source>%1 does not accept the credentials of context “%2”: they are wrong, or have expired</source>
        <translation>%1 nimmt die Zugangsdaten des Kontexts „%2“ nicht an: sie sind falsch oder abgelaufen</translation>
    </message>
    <message>
        <source>“%1” is no mirror: write REGISTRY=MIRROR</source>
        <translation>„%1“ ist kein Mirror: bitte REGISTRY=MIRROR schreiben</translation>
    </message>
    <message>
        <source>%1 is offered for %2, and says itself that it is made for %3: it will not run there</source>
        <translation>%1 wird für %2 angeboten und sagt selbst, dass es für %3 gemacht ist: es wird dort nicht laufen</translation>
    </message>
    <message>
        <source>this line names no host key</source>
        <translation>diese Zeile nennt keinen Hostschlüssel</translation>
    </message>
    <message>
        <source>--parallel takes a number from 1 to %1</source>
        <translation>--parallel erwartet eine Zahl von 1 bis %1</translation>
    </message>
    <message>
        <source>there is no host to ask</source>
        <translation>es gibt keinen Host, der zu fragen wäre</translation>
    </message>
    <message>
        <source>nobody has vouched for the keys of %1 servers yet. Compare them with what ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub prints on the machines themselves, put the lines that are right into a file, and run this again with --accept-host-keys FILE</source>
        <translation>für die Schlüssel von %1 Servern hat sich noch niemand verbürgt. Bitte mit dem vergleichen, was ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub auf den Maschinen selbst ausgibt, die richtigen Zeilen in eine Datei schreiben und den Aufruf mit --accept-host-keys DATEI wiederholen</translation>
    </message>
    <message>
        <source>cannot read this file: %1</source>
        <translation>diese Datei lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>there is no password in this file</source>
        <translation>in dieser Datei steht kein Passwort</translation>
    </message>
    <message>
        <source>Nobody knows what %1 are: without facts they are taken for Linux on x86_64, or for what their variables ansible_system and ansible_architecture say</source>
        <translation>Was %1 sind, ist unbekannt: ohne Fakten gelten sie als Linux auf x86_64 oder als das, was ihre Variablen ansible_system und ansible_architecture sagen</translation>
    </message>
    <message>
        <source>The fact cache says that %1 is %2; asked, the host says %3. The plan goes by the fact cache</source>
        <translation>Laut Fakten-Cache ist %1 %2; auf Nachfrage sagt der Host %3. Der Plan richtet sich nach dem Fakten-Cache</translation>
    </message>
    <message>
        <source>%1 is %2 as source “%3” says, and %4 as “%5” says</source>
        <translation>%1 ist laut Quelle „%3“ %2 und laut „%5“ %4</translation>
    </message>
    <message>
        <source>%1 has “%2” with digest %3 as source “%4” says, and with %5 as “%6” says</source>
        <translation>%1 hat „%2“ laut Quelle „%4“ mit dem Digest %3 und laut „%6“ mit %5</translation>
    </message>
    <message>
        <source>%1 could not be asked at %2 (%3): what is known of it is of %4</source>
        <translation>%1 konnte um %2 nicht gefragt werden (%3): was bekannt ist, stammt von %4</translation>
    </message>
    <message>
        <source>nobody is there to ask: say --yes to begin without a question</source>
        <translation>niemand ist da, der gefragt werden kann: --yes beginnt ohne Frage</translation>
    </message>
    <message>
        <source>nothing was done</source>
        <translation>nichts wurde getan</translation>
    </message>
    <message>
        <source>the demo&apos;s nodes ended</source>
        <translation>die Knoten der Demo sind beendet</translation>
    </message>
    <message>
        <source>a rollout has no text report: see quaymaster status</source>
        <translation>einen Rollout gibt es nicht als Textbericht: siehe quaymaster status</translation>
    </message>
    <message>
        <source>“%1” is no bandwidth: write 100Mbit, 1Gbit or 12MB</source>
        <translation>„%1“ ist keine Bandbreite: bitte 100Mbit, 1Gbit oder 12MB schreiben</translation>
    </message>
    <message>
        <source>--rollout takes the number of a rollout</source>
        <translation>--rollout erwartet die Nummer eines Rollouts</translation>
    </message>
    <message>
        <source>nothing was rolled out from this workspace yet; begin with quaymaster apply PLAN.json</source>
        <translation>aus diesem Arbeitsbereich wurde noch nichts ausgerollt; der Anfang ist quaymaster apply PLAN.json</translation>
    </message>
    <message>
        <source>--ask takes never, stage, batch, host or step, not “%1”</source>
        <translation>--ask erwartet never, stage, batch, host oder step, nicht „%1“</translation>
    </message>
    <message>
        <source>“%1” is no rate: write 800k, 50M or 1G</source>
        <translation>„%1“ ist keine Rate: bitte 800k, 50M oder 1G schreiben</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3</source>
        <translation>--%1 erwartet eine Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>“%1” is no batch: write numbers or percentages, as in 1,25%</source>
        <translation>„%1“ ist kein Schub: bitte Zahlen oder Prozente schreiben, wie in 1,25%</translation>
    </message>
    <message>
        <source>this plan does not say what it was computed from, so that nobody can tell whether it still holds: plan again</source>
        <translation>dieser Plan sagt nicht, woraus er berechnet wurde; deshalb weiß niemand, ob er noch gilt: bitte neu planen</translation>
    </message>
    <message>
        <source>what the plan was computed from gives another plan now. It does not keep %1 extra variables, because they speak of secrets: give them again with -e</source>
        <translation>woraus der Plan berechnet wurde, ergibt jetzt einen anderen Plan. Er bewahrt %1 Extra-Variablen nicht auf, weil sie von Geheimnissen handeln: bitte mit -e noch einmal angeben</translation>
    </message>
    <message>
        <source>what the plan was computed from gives another plan now: look at the differences, and plan again</source>
        <translation>woraus der Plan berechnet wurde, ergibt jetzt einen anderen Plan: bitte die Unterschiede ansehen und neu planen</translation>
    </message>
    <message>
        <source>%1 of the demo does not start: %2</source>
        <translation>%1 der Demo startet nicht: %2</translation>
    </message>
    <message>
        <source>it says nothing</source>
        <translation>keine Meldung</translation>
    </message>
    <message>
        <source>no address is free</source>
        <translation>keine Adresse ist frei</translation>
    </message>
    <message>
        <source>the demo&apos;s nodes cannot run on this machine: %1</source>
        <translation>die Knoten der Demo können auf diesem Rechner nicht laufen: %1</translation>
    </message>
    <message>
        <source>starting eight nodes, a registry and a file server</source>
        <translation>acht Knoten, eine Registry und ein Dateiserver werden gestartet</translation>
    </message>
    <message>
        <source>making files and images</source>
        <translation>Dateien und Images werden erzeugt</translation>
    </message>
    <message>
        <source>waiting for the nodes</source>
        <translation>es wird auf die Knoten gewartet</translation>
    </message>
    <message>
        <source>%1 does not start on %2, which runs containerd instead: %3</source>
        <translation>%1 startet nicht auf %2; dort läuft stattdessen containerd: %3</translation>
    </message>
    <message>
        <source>%1 is not installed: %2 runs containerd instead</source>
        <translation>%1 ist nicht installiert: auf %2 läuft stattdessen containerd</translation>
    </message>
    <message>
        <source>%1 keeps images in containers-storage as CRI-O does; what listens in CRI-O&apos;s place is Podman</source>
        <translation>%1 bewahrt Images in containers-storage auf wie CRI-O; was an Stelle von CRI-O lauscht, ist Podman</translation>
    </message>
    <message>
        <source>%1 is missing: nodes are made of namespaces with it</source>
        <translation>%1 fehlt: damit werden Knoten aus Namespaces gemacht</translation>
    </message>
    <message>
        <source>%1 is missing: nodes get file systems of their own with it</source>
        <translation>%1 fehlt: damit bekommen Knoten eigene Dateisysteme</translation>
    </message>
    <message>
        <source>%1 is missing: nodes get their names with it</source>
        <translation>%1 fehlt: damit bekommen Knoten ihre Namen</translation>
    </message>
    <message>
        <source>%1 is missing: it makes the key that nodes are reached with</source>
        <translation>%1 fehlt: es erzeugt den Schlüssel, mit dem Knoten erreicht werden</translation>
    </message>
    <message>
        <source>neither of %1 is there: a node is reached through one of them</source>
        <translation>nichts von %1 ist da: über eines davon wird ein Knoten erreicht</translation>
    </message>
    <message>
        <source>%1 is missing: images are moved with it</source>
        <translation>%1 fehlt: damit werden Images bewegt</translation>
    </message>
    <message>
        <source>neither of %1 is there: nodes download files with one of them</source>
        <translation>nichts von %1 ist da: mit einem davon laden Knoten Dateien herunter</translation>
    </message>
    <message>
        <source>%1 is missing: it is the engine of most nodes</source>
        <translation>%1 fehlt: es ist die Engine der meisten Knoten</translation>
    </message>
    <message>
        <source>%1 is missing: it serves the images</source>
        <translation>%1 fehlt: es liefert die Images aus</translation>
    </message>
    <message>
        <source>%1 is missing: the node that would keep its images as CRI-O does runs containerd instead</source>
        <translation>%1 fehlt: auf dem Knoten, der seine Images wie CRI-O aufbewahren sollte, läuft stattdessen containerd</translation>
    </message>
    <message>
        <source>%1 is missing: the node that would run Docker runs containerd instead</source>
        <translation>%1 fehlt: auf dem Knoten, auf dem Docker laufen sollte, läuft stattdessen containerd</translation>
    </message>
    <message>
        <source>On Debian: sudo apt-get install --no-install-recommends %1</source>
        <translation>Auf Debian: sudo apt-get install --no-install-recommends %1</translation>
    </message>
    <message>
        <source>Debian&apos;s docker-registry also starts a service that listens on port 5000, which the demo does not need. Before installing it, “sudo systemctl mask docker-registry” keeps it from starting.</source>
        <translation>docker-registry von Debian startet auch einen Dienst, der auf Port 5000 lauscht und den die Demo nicht braucht. „sudo systemctl mask docker-registry“ vor der Installation verhindert, dass er startet.</translation>
    </message>
    <message>
        <source>Debian&apos;s containerd and docker.io also start services of their own. They listen on no network, and the demo does not use them.</source>
        <translation>containerd und docker.io von Debian starten auch eigene Dienste. Diese lauschen in keinem Netz, und die Demo benutzt sie nicht.</translation>
    </message>
    <message>
        <source>quaymaster-demo-helper is missing: it is installed with this program</source>
        <translation>quaymaster-demo-helper fehlt: es wird mit diesem Programm installiert</translation>
    </message>
    <message>
        <source>nodes cannot be made of namespaces here: %1</source>
        <translation>hier lassen sich keine Knoten aus Namespaces machen: %1</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>Without nodes: quaymaster demo --example opens the window on an example that needs none.</source>
        <translation>Ohne Knoten: quaymaster demo --example öffnet das Fenster mit einem Beispiel, das keine braucht.</translation>
    </message>
    <message>
        <source>Without one: quaymaster demo --serve starts the nodes and says how they are reached, quaymaster demo --example --headless prints a plan, xvfb-run quaymaster demo opens the window on a virtual display.</source>
        <translation>Ohne Bildschirm: quaymaster demo --serve startet die Knoten und sagt, wie sie erreicht werden, quaymaster demo --example --headless gibt einen Plan aus, xvfb-run quaymaster demo öffnet das Fenster auf einem virtuellen Bildschirm.</translation>
    </message>
    <message>
        <source>there is no rollout that could be gone on with</source>
        <translation>es gibt keinen Rollout, der sich fortsetzen ließe</translation>
    </message>
    <message>
        <source>“%1” is no checksum: write sha256:, sha512:, sha384:, sha224:, sha1: or md5: and all of its hexadecimal digits</source>
        <translation>„%1“ ist keine Prüfsumme: bitte sha256:, sha512:, sha384:, sha224:, sha1: oder md5: und alle hexadezimalen Ziffern schreiben</translation>
    </message>
    <message>
        <source>%1 on %2 does not answer about %3: %4</source>
        <translation>%1 auf %2 gibt keine Auskunft über %3: %4</translation>
    </message>
    <message>
        <source>%1 on %2 is no archive of one image</source>
        <translation>%1 auf %2 ist kein Archiv mit genau einem Image</translation>
    </message>
    <message>
        <source>%1 on %2 calls its image “%4”, not %3</source>
        <translation>%1 auf %2 nennt sein Image „%4“, nicht %3</translation>
    </message>
    <message>
        <source>%1 on %2 holds %3 for %4, which is not the node&apos;s architecture</source>
        <translation>%1 auf %2 enthält %3 für %4; das ist nicht die Architektur des Knotens</translation>
    </message>
    <message>
        <source>%1 on %2 holds another %3 than wanted: %4</source>
        <translation>%1 auf %2 enthält ein anderes %3 als gewünscht: %4</translation>
    </message>
    <message>
        <source>%2 on %1 cannot be kept from garbage collection: %3</source>
        <translation>%2 auf %1 lässt sich nicht vor der Garbage Collection bewahren: %3</translation>
    </message>
    <message>
        <source>the engine on %1 has no space left for %2: %3</source>
        <translation>die Engine auf %1 hat keinen Platz mehr für %2: %3</translation>
    </message>
    <message>
        <source>%2 could not be loaded on %1: %3</source>
        <translation>%2 konnte auf %1 nicht geladen werden: %3</translation>
    </message>
    <message>
        <source>%2 was loaded on %1 but is not whole or not unpacked there</source>
        <translation>%2 wurde auf %1 geladen, ist dort aber nicht vollständig oder nicht entpackt</translation>
    </message>
    <message>
        <source>%2 was loaded on %1 but is for %3 there</source>
        <translation>%2 wurde auf %1 geladen, ist dort aber für %3</translation>
    </message>
    <message>
        <source>%2 was loaded on %1 but is another image there: %3</source>
        <translation>%2 wurde auf %1 geladen, ist dort aber ein anderes Image: %3</translation>
    </message>
    <message>
        <source>%1 is not there on %2 to be loaded</source>
        <translation>%1 ist auf %2 nicht da und kann nicht geladen werden</translation>
    </message>
    <message>
        <source>“%1” is no address of a web server</source>
        <translation>„%1“ ist keine Adresse eines Webservers</translation>
    </message>
    <message>
        <source>the user or password for %1 has characters in it that HTTP does not allow</source>
        <translation>Benutzer oder Passwort für %1 enthält Zeichen, die HTTP nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 does not find the server of %2: %3</source>
        <translation>%1 findet den Server von %2 nicht: %3</translation>
    </message>
    <message>
        <source>%1 cannot reach the server of %2: %3</source>
        <translation>%1 kann den Server von %2 nicht erreichen: %3</translation>
    </message>
    <message>
        <source>the connection of %1 to the server of %2 broke: %3</source>
        <translation>die Verbindung von %1 zum Server von %2 ist abgerissen: %3</translation>
    </message>
    <message>
        <source>%2 stalled on its way to %1: %3</source>
        <translation>%2 ist auf dem Weg zu %1 stecken geblieben: %3</translation>
    </message>
    <message>
        <source>the proxy of %1 does not let it fetch %2: %3</source>
        <translation>der Proxy von %1 verhindert das Holen von %2: %3</translation>
    </message>
    <message>
        <source>%1 does not trust the server of %2: %3. Give it the authority that signed its certificate</source>
        <translation>%1 vertraut dem Server von %2 nicht: %3. Dort muss die Zertifizierungsstelle bekannt sein, die sein Zertifikat signiert hat</translation>
    </message>
    <message>
        <source>the server of %2 leads %1 in a circle, or away from https: %3</source>
        <translation>der Server von %2 führt %1 im Kreis oder von https weg: %3</translation>
    </message>
    <message>
        <source>%1 cannot fetch %2: %3</source>
        <translation>%1 kann %2 nicht holen: %3</translation>
    </message>
    <message>
        <source>the server of %2 wants a user and a password: %3</source>
        <translation>der Server von %2 verlangt Benutzer und Passwort: %3</translation>
    </message>
    <message>
        <source>the server forbids %1 to fetch %2: %3</source>
        <translation>der Server verbietet %1, %2 zu holen: %3</translation>
    </message>
    <message>
        <source>%2 is not there, says its server to %1: %3</source>
        <translation>%2 ist nicht da, meldet der Server an %1: %3</translation>
    </message>
    <message>
        <source>%1 fetched too much from the server of %2: %3</source>
        <translation>%1 hat an den Server von %2 zu viele Anfragen gestellt: %3</translation>
    </message>
    <message>
        <source>the server of %2 has failed: %3</source>
        <translation>Fehler auf dem Server von %2: %3</translation>
    </message>
    <message>
        <source>the server does not give %1 what it should for %2: %3</source>
        <translation>der Server gibt %1 für %2 nicht, was er sollte: %3</translation>
    </message>
    <message>
        <source>what %1 fetched from %2 is not what it should be: its %3 is not %4. Nothing of it was kept</source>
        <translation>was %1 von %2 geholt hat, ist nicht, was es sein sollte: %3 davon ist nicht %4. Nichts davon wurde behalten</translation>
    </message>
    <message>
        <source>%1 has busybox&apos;s wget only, which checks no certificates and shows passwords to everybody: install curl there to fetch %2</source>
        <translation>%1 hat nur wget von busybox, das keine Zertifikate prüft und Passwörter allen zeigt: bitte dort curl installieren, um %2 zu holen</translation>
    </message>
    <message>
        <source>“%1” has no address to come from, or no absolute path to go to</source>
        <translation>„%1“ hat keine Adresse als Herkunft oder keinen absoluten Pfad als Ziel</translation>
    </message>
    <message>
        <source>%1 as fetched by %2 is for %3, not for %4</source>
        <translation>%1, wie von %2 geholt, ist für %3, nicht für %4</translation>
    </message>
    <message>
        <source>what skopeo wrote on %2 is not the whole of %1</source>
        <translation>was skopeo auf %2 geschrieben hat, ist nicht das ganze %1</translation>
    </message>
    <message>
        <source>“%1” is no absolute path</source>
        <translation>„%1“ ist kein absoluter Pfad</translation>
    </message>
    <message>
        <source>“%1” is no absolute path of a file</source>
        <translation>„%1“ ist kein absoluter Pfad einer Datei</translation>
    </message>
    <message>
        <source>“%1” is no octal mode for %2</source>
        <translation>„%1“ ist kein oktaler Modus für %2</translation>
    </message>
    <message>
        <source>cannot read %1 on %2: %3</source>
        <translation>%1 auf %2 kann nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>%1 cannot be read on %2: %3</source>
        <translation>%1 lässt sich auf %2 nicht lesen: %3</translation>
    </message>
    <message>
        <source>%1 is not there on %2</source>
        <translation>%1 ist auf %2 nicht da</translation>
    </message>
    <message>
        <source>what came of %1 from %2 is not what it should be: its SHA-256 is not %3. Nothing of it was kept</source>
        <translation>was von %2 als %1 ankam, ist nicht, was es sein sollte: seine SHA-256-Summe ist nicht %3. Nichts davon wurde behalten</translation>
    </message>
    <message>
        <source>The user or password for %1 has characters in it that HTTP does not allow</source>
        <translation>Benutzer oder Passwort für %1 enthält Zeichen, die HTTP nicht erlaubt</translation>
    </message>
    <message>
        <source>%1, a file of authorities, cannot be read: %2</source>
        <translation>%1, eine Datei mit Zertifizierungsstellen, kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>“%1” is no mode of a file: write it in octal, as 0644</source>
        <translation>„%1“ ist kein Modus einer Datei: bitte oktal schreiben, etwa 0644</translation>
    </message>
    <message>
        <source>%1 is something else than a file: it is not touched</source>
        <translation>%1 ist etwas anderes als eine Datei und wird nicht angerührt</translation>
    </message>
    <message>
        <source>The owner or mode of %1 cannot be set: %2</source>
        <translation>Besitzer oder Rechte von %1 lassen sich nicht setzen: %2</translation>
    </message>
    <message>
        <source>nothing of %1 came for two minutes</source>
        <translation>von %1 kam zwei Minuten lang nichts</translation>
    </message>
    <message>
        <source>no space is left for %1: make room there</source>
        <translation>für %1 ist kein Platz mehr: bitte dort Platz schaffen</translation>
    </message>
    <message>
        <source>something else writes %1 here and does not end</source>
        <translation>etwas anderes schreibt hier %1 und hört nicht auf</translation>
    </message>
    <message>
        <source>%1: what the registry sent is not what it should be (%2). It was damaged or changed on the way, or the registry is wrong</source>
        <translation>%1: was die Registry geschickt hat, ist nicht, was es sein sollte (%2). Es wurde unterwegs beschädigt oder verändert, oder die Registry irrt sich</translation>
    </message>
    <message>
        <source>skopeo is not installed on this machine; images cannot be fetched here without it</source>
        <translation>skopeo ist auf diesem Rechner nicht installiert; ohne skopeo lassen sich hier keine Images holen</translation>
    </message>
    <message>
        <source>%1 has no %3, which is needed for %2: install it there</source>
        <translation>%1 hat kein %3, das für %2 gebraucht wird: bitte dort installieren</translation>
    </message>
    <message>
        <source>%1 has no skopeo, which is needed for %2: install it there</source>
        <translation>%1 hat kein skopeo, das für %2 gebraucht wird: bitte dort installieren</translation>
    </message>
    <message>
        <source>%1 has no space left in %3 for %2: make room there</source>
        <translation>%1 hat in %3 keinen Platz mehr für %2: bitte dort Platz schaffen</translation>
    </message>
    <message>
        <source>%3 cannot be written on %1 for %2: look at its rights</source>
        <translation>%3 lässt sich auf %1 für %2 nicht schreiben: bitte die Rechte prüfen</translation>
    </message>
    <message>
        <source>%3 on %1 is a folder or a link and would lead %2 elsewhere: remove it</source>
        <translation>%3 auf %1 ist ein Ordner oder ein Link und würde %2 anderswohin leiten: bitte entfernen</translation>
    </message>
    <message>
        <source>%2 on %1 cannot be given to %3: is there such a user?</source>
        <translation>%2 auf %1 lässt sich nicht an %3 übergeben: gibt es diesen Benutzer?</translation>
    </message>
    <message>
        <source>something else works at %2 on %1 and does not end: it holds %3</source>
        <translation>etwas anderes arbeitet auf %1 an %2 und endet nicht: es hält %3 belegt</translation>
    </message>
    <message>
        <source>%2 did not go on for %3 seconds on %1 and was ended</source>
        <translation>%2 kam auf %1 %3 Sekunden lang nicht voran und wurde beendet</translation>
    </message>
    <message>
        <source>the work at %2 on %1 ended with %3: %4</source>
        <translation>die Arbeit an %2 auf %1 endete mit %3: %4</translation>
    </message>
    <message>
        <source>somebody else writes %2 on %1 again and again</source>
        <translation>jemand anderes schreibt %2 auf %1 immer wieder</translation>
    </message>
    <message>
        <source>what arrived at %2 on %1 is not what it should be: its SHA-256 is not %3. Nothing of it was kept; the file here may have changed</source>
        <translation>was auf %1 als %2 ankam, ist nicht, was es sein soll: seine SHA-256-Summe ist nicht %3. Nichts davon wurde behalten; die Datei hier könnte sich geändert haben</translation>
    </message>
    <message>
        <source>%2 could not be written to its end on %1: %3</source>
        <translation>%2 konnte auf %1 nicht zu Ende geschrieben werden: %3</translation>
    </message>
    <message>
        <source>%1 is no regular file</source>
        <translation>%1 ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read</source>
        <translation>%1 wurde beim Lesen kürzer</translation>
    </message>
    <message>
        <source>the registry has no %1</source>
        <translation>die Registry hat %1 nicht</translation>
    </message>
    <message>
        <source>the registry denies access to %1</source>
        <translation>die Registry gibt %1 nicht heraus</translation>
    </message>
    <message>
        <source>the registry has had too many requests and does not send %1 now</source>
        <translation>die Registry hatte zu viele Anfragen, um %1 jetzt herauszugeben</translation>
    </message>
    <message>
        <source>the disk is full while %1 is fetched</source>
        <translation>beim Holen von %1 ist der Datenträger voll geworden</translation>
    </message>
    <message>
        <source>skopeo cannot write an archive that bears the name of %1</source>
        <translation>skopeo kann kein Archiv schreiben, das den Namen von %1 trägt</translation>
    </message>
    <message>
        <source>%1 is stored in an image format that engines do not take any more; it has to be pushed once more</source>
        <translation>%1 ist in einem Image-Format gespeichert, das Engines nicht mehr annehmen; es muss neu hochgeladen werden</translation>
    </message>
    <message>
        <source>the certificate of the registry of %1 is not trusted: put the authority that signed it into /etc/containers/certs.d</source>
        <translation>dem Zertifikat der Registry von %1 wird nicht vertraut: bitte die Zertifizierungsstelle, die es signiert hat, in /etc/containers/certs.d ablegen</translation>
    </message>
    <message>
        <source>the registry of %1 is not encrypted, and nobody allowed that</source>
        <translation>die Registry von %1 ist nicht verschlüsselt, und niemand hat das erlaubt</translation>
    </message>
    <message>
        <source>the registry wants to know who fetches %1: log in with skopeo login</source>
        <translation>die Registry will wissen, wer %1 holt: bitte mit skopeo login anmelden</translation>
    </message>
    <message>
        <source>the registry has %1, but not for the wanted architecture</source>
        <translation>die Registry hat %1, aber nicht für die gewünschte Architektur</translation>
    </message>
    <message>
        <source>skopeo cannot fetch %1: %2</source>
        <translation>skopeo kann %1 nicht holen: %2</translation>
    </message>
    <message>
        <source>%1 cannot be unpacked with the option “%2”: only --strip-components, --exclude, --wildcards, --anchored and names of members are allowed</source>
        <translation>%1 kann mit der Option „%2“ nicht entpackt werden: nur --strip-components, --exclude, --wildcards, --anchored und Namen von Einträgen sind erlaubt</translation>
    </message>
    <message>
        <source>%2 on %1 is a zip archive; only tar archives are unpacked</source>
        <translation>%2 auf %1 ist ein Zip-Archiv; nur Tar-Archive werden entpackt</translation>
    </message>
    <message>
        <source>%2 is not there on %1 to be unpacked</source>
        <translation>%2 ist auf %1 nicht da und kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>%2 on %1 is not what it should be: its SHA-256 is not %3. It was not unpacked</source>
        <translation>%2 auf %1 ist nicht, was es sein soll: seine SHA-256-Summe ist nicht %3. Es wurde nicht entpackt</translation>
    </message>
    <message>
        <source>%2 on %1 was not unpacked: “%3” in it would lead out of %4</source>
        <translation>%2 auf %1 wurde nicht entpackt: „%3“ darin würde aus %4 hinausführen</translation>
    </message>
    <message>
        <source>%2 cannot be unpacked on %1: %3</source>
        <translation>%2 kann auf %1 nicht entpackt werden: %3</translation>
    </message>
    <message>
        <source>“%1” and “%2” are no absolute paths</source>
        <translation>„%1“ und „%2“ sind keine absoluten Pfade</translation>
    </message>
    <message>
        <source>another program is working in %1 now</source>
        <translation>ein anderes Programm arbeitet gerade in %1</translation>
    </message>
    <message>
        <source>nobody knows how to reach %1: its variables in the inventory do not say, or say it in a way that is not supported</source>
        <translation>niemand weiß, wie %1 zu erreichen ist: die Variablen im Inventar sagen es nicht oder auf eine Weise, die nicht unterstützt wird</translation>
    </message>
    <message>
        <source>%1 is not there, or not whole, on %2</source>
        <translation>%1 ist auf %2 nicht da oder nicht vollständig</translation>
    </message>
    <message>
        <source>nobody knows whether this was done; it is looked at again</source>
        <translation>niemand weiß, ob dies erledigt wurde; es wird noch einmal nachgesehen</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>der Ordner %1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 on %2 has the wrong content: its %3 is %4 instead of %5</source>
        <translation>%1 auf %2 hat den falschen Inhalt: %3 ist %4 statt %5</translation>
    </message>
    <message>
        <source>%1 on %2 is for %3 instead of %4</source>
        <translation>%1 auf %2 ist für %3 statt für %4</translation>
    </message>
    <message>
        <source>cannot read this archive: %1</source>
        <translation>dieses Archiv kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>this archive is damaged: %1</source>
        <translation>dieses Archiv ist beschädigt: %1</translation>
    </message>
    <message>
        <source>this archive is damaged: a file in it has holes</source>
        <translation>dieses Archiv ist beschädigt: eine Datei darin hat Löcher</translation>
    </message>
    <message>
        <source>this archive is damaged: its end is missing</source>
        <translation>dieses Archiv ist beschädigt: sein Ende fehlt</translation>
    </message>
    <message>
        <source>this archive is damaged: something follows after its end</source>
        <translation>dieses Archiv ist beschädigt: nach seinem Ende folgt noch etwas</translation>
    </message>
    <message>
        <source>it is no OCI image layout</source>
        <translation>es ist kein OCI-Image-Layout</translation>
    </message>
    <message>
        <source>it holds %1 images instead of one</source>
        <translation>es enthält %1 Images statt eines</translation>
    </message>
    <message>
        <source>its index does not say which image it holds</source>
        <translation>sein Index sagt nicht, welches Image es enthält</translation>
    </message>
    <message>
        <source>it calls its image both “%1” and “%2”</source>
        <translation>es nennt sein Image sowohl „%1“ als auch „%2“</translation>
    </message>
    <message>
        <source>it has too many entries</source>
        <translation>es hat zu viele Einträge</translation>
    </message>
    <message>
        <source>“%1” in it is no plain file, or would be unpacked elsewhere</source>
        <translation>„%1“ darin ist keine einfache Datei oder würde anderswohin entpackt</translation>
    </message>
    <message>
        <source>it has %1 twice</source>
        <translation>es hat %1 zweimal</translation>
    </message>
    <message>
        <source>the content of %1 is not what its name says</source>
        <translation>der Inhalt von %1 ist nicht, was der Name sagt</translation>
    </message>
    <message>
        <source>%1 is missing from it</source>
        <translation>%1 fehlt darin</translation>
    </message>
    <message>
        <source>%1 has another size in it than its manifest says</source>
        <translation>%1 hat darin eine andere Größe, als das Manifest sagt</translation>
    </message>
    <message>
        <source>the image&apos;s manifest follows no specification</source>
        <translation>das Manifest des Images folgt keiner Spezifikation</translation>
    </message>
    <message>
        <source>the image&apos;s configuration follows no specification</source>
        <translation>die Konfiguration des Images folgt keiner Spezifikation</translation>
    </message>
    <message>
        <source>it holds “%1” instead of %2</source>
        <translation>es enthält „%1“ statt %2</translation>
    </message>
    <message>
        <source>the image in it is for %1 instead of linux/%2</source>
        <translation>das Image darin ist für %1 statt für linux/%2</translation>
    </message>
    <message>
        <source>it holds %1 instead of %2</source>
        <translation>es enthält %1 statt %2</translation>
    </message>
    <message>
        <source>it was changed since it was proved</source>
        <translation>es wurde verändert, seit es nachgewiesen wurde</translation>
    </message>
    <message>
        <source>The file system of %1 has room for %2 more files; by an estimate the plan makes %3</source>
        <translation>Das Dateisystem von %1 hat Platz für %2 weitere Dateien; nach einer Schätzung legt der Plan %3 an</translation>
    </message>
    <message>
        <source>The file system of %1 has %2 MiB left, and what the plan brings takes at least %3 MiB: make room, or name another folder</source>
        <translation>Das Dateisystem von %1 hat noch %2 MiB frei, und was der Plan bringt, braucht mindestens %3 MiB: bitte Platz schaffen oder einen anderen Ordner nennen</translation>
    </message>
    <message>
        <source>The file system of %1 has %2 MiB left. What the plan brings takes %3 MiB, and by an estimate %4 MiB more once it is unpacked</source>
        <translation>Das Dateisystem von %1 hat noch %2 MiB frei. Was der Plan bringt, braucht %3 MiB und nach einer Schätzung %4 MiB mehr, sobald es entpackt ist</translation>
    </message>
    <message>
        <source>By an estimate %1 % of the file system of %2 will be used (now %3 %). From %4 % on the kubelet deletes images that nothing runs from, those just brought first</source>
        <translation>Nach einer Schätzung werden %1 % des Dateisystems von %2 belegt sein (jetzt %3 %). Ab %4 % löscht das Kubelet Images, aus denen nichts läuft, die eben gebrachten zuerst</translation>
    </message>
    <message>
        <source>There are %1 more differences</source>
        <translation>Es gibt %1 weitere Unterschiede</translation>
    </message>
    <message>
        <source>%1 is needed now, on %2</source>
        <translation>%1 wird jetzt gebraucht, auf %2</translation>
    </message>
    <message>
        <source>%1 is no longer needed, on %2</source>
        <translation>%1 wird nicht mehr gebraucht, auf %2</translation>
    </message>
    <message>
        <source>%1 is not the same any more (%2), on %3</source>
        <translation>%1 ist nicht mehr dasselbe (%2), auf %3</translation>
    </message>
    <message>
        <source>%1 was %2 and is now %3, on %4</source>
        <translation>%1 war %2 und ist jetzt %3, auf %4</translation>
    </message>
    <message>
        <source>Hosts that were not in the plan: %1</source>
        <translation>Hosts, die nicht im Plan waren: %1</translation>
    </message>
    <message>
        <source>Hosts that are no longer in the plan: %1</source>
        <translation>Hosts, die nicht mehr im Plan sind: %1</translation>
    </message>
    <message>
        <source>“%1” is not the same any more, on %2</source>
        <translation>„%1“ ist nicht mehr dasselbe, auf %2</translation>
    </message>
    <message>
        <source>Downloads: %1 are new, %2 are gone, %3 go another way or to other hosts</source>
        <translation>Downloads: %1 sind neu, %2 sind weggefallen, %3 nehmen einen anderen Weg oder gehen an andere Hosts</translation>
    </message>
    <message>
        <source>The plan document does not keep %1 of its extra variables&apos; arguments, for they speak of secrets: give them once more with -e</source>
        <translation>Das Plandokument bewahrt %1 der Argumente seiner Extra-Variablen nicht auf, denn sie handeln von Geheimnissen: bitte noch einmal mit -e angeben</translation>
    </message>
    <message>
        <source>From the sources</source>
        <translation>Von den Quellen</translation>
    </message>
    <message>
        <source>Back to the controller</source>
        <translation>Zurück zum Controller</translation>
    </message>
    <message>
        <source>To the nodes</source>
        <translation>Zu den Knoten</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Was es kostet</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Etappe</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Most for one machine</source>
        <translation>Höchstwert je Maschine</translation>
    </message>
    <message>
        <source>The field “%1” of %2 must be a digest of an image</source>
        <translation>Das Feld „%1“ von %2 muss der Digest eines Images sein</translation>
    </message>
    <message>
        <source>under a second</source>
        <translation>unter einer Sekunde</translation>
    </message>
    <message>
        <source>“%1” is no size of a batch: write a number of hosts, such as 5, or a percentage, such as 25%.</source>
        <translation>„%1“ ist keine Größe für einen Schub: bitte eine Anzahl von Hosts schreiben, etwa 5, oder einen Prozentsatz, etwa 25%.</translation>
    </message>
    <message>
        <source>There is no rollout number %1.</source>
        <translation>Einen Rollout Nummer %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The plan of this rollout is not there any more, or was changed. Plan again and begin a new rollout: what is done already is found.</source>
        <translation>Der Plan dieses Rollouts ist nicht mehr da oder wurde geändert. Bitte neu planen und einen neuen Rollout beginnen: was schon erledigt ist, wird erkannt.</translation>
    </message>
    <message>
        <source>Nothing is left to do of the rollout number %1.</source>
        <translation>Beim Rollout Nummer %1 ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <source>The journal is damaged: %1. Nothing was changed. Move the file away to begin a new history; what is on the hosts is asked again in any case.</source>
        <translation>Das Journal ist beschädigt: %1. Nichts wurde geändert. Um einen neuen Verlauf zu beginnen, bitte die Datei wegbewegen; was auf den Hosts ist, wird in jedem Fall neu erfragt.</translation>
    </message>
    <message>
        <source>There is no room left for the journal. Free some space on its disk: nothing begins that cannot be written down.</source>
        <translation>Für das Journal ist kein Platz mehr. Bitte auf seinem Datenträger Platz schaffen: nichts beginnt, was sich nicht aufschreiben lässt.</translation>
    </message>
    <message>
        <source>The journal cannot be written or read: %1.</source>
        <translation>Das Journal kann nicht geschrieben oder gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The journal was written by a newer version of this program (format %1, this version knows %2). Use that version.</source>
        <translation>Das Journal wurde von einer neueren Version dieses Programms geschrieben (Format %1, diese Version kennt %2). Bitte jene Version verwenden.</translation>
    </message>
    <message>
        <source>The journal cannot be opened: %1.</source>
        <translation>Das Journal kann nicht geöffnet werden: %1.</translation>
    </message>
    <message>
        <source>Fetch from the sources? Steps: %1, hosts: %2.</source>
        <translation>Von den Quellen holen? Schritte: %1, Hosts: %2.</translation>
    </message>
    <message>
        <source>Carry back to this machine what was fetched? Steps: %1, hosts: %2.</source>
        <translation>Das Geholte auf diesen Rechner zurückbringen? Schritte: %1, Hosts: %2.</translation>
    </message>
    <message>
        <source>Distribute to the hosts? Steps: %1, hosts: %2.</source>
        <translation>An die Hosts verteilen? Schritte: %1, Hosts: %2.</translation>
    </message>
    <message>
        <source>Unpack the archives? Steps: %1, hosts: %2.</source>
        <translation>Die Archive entpacken? Schritte: %1, Hosts: %2.</translation>
    </message>
    <message>
        <source>Load the images into the engines? Steps: %1, hosts: %2.</source>
        <translation>Die Images in die Engines laden? Schritte: %1, Hosts: %2.</translation>
    </message>
    <message>
        <source>Verify what the hosts hold? Steps: %1, hosts: %2.</source>
        <translation>Prüfen, was die Hosts haben? Schritte: %1, Hosts: %2.</translation>
    </message>
    <message>
        <source>Begin batch %1 of %2? Steps: %3, hosts: %4.</source>
        <translation>Schub %1 von %2 beginnen? Schritte: %3, Hosts: %4.</translation>
    </message>
    <message>
        <source>Go on with the host %1? Steps: %2.</source>
        <translation>Mit dem Host %1 weitermachen? Schritte: %2.</translation>
    </message>
    <message>
        <source>The workspace cannot be written to: %1. Choose another folder.</source>
        <translation>In den Arbeitsbereich kann nicht geschrieben werden: %1. Bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>This workspace is in use by %1: one instance at a time may change it. Wait for its end, or only look at the history.</source>
        <translation>Dieser Arbeitsbereich wird von %1 benutzt: nur eine Instanz zugleich darf ihn ändern. Bitte ihr Ende abwarten oder nur den Verlauf ansehen.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>holen</translation>
    </message>
    <message>
        <source>distribute</source>
        <translation>verteilen</translation>
    </message>
    <message>
        <source>unpack</source>
        <translation>entpacken</translation>
    </message>
    <message>
        <source>load</source>
        <translation>laden</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>begun, end unknown</source>
        <translation>begonnen, Ende unbekannt</translation>
    </message>
    <message>
        <source>● done and proved</source>
        <translation>● erledigt und nachgewiesen</translation>
    </message>
    <message>
        <source>● was there, proved</source>
        <translation>● war schon da, nachgewiesen</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ fehlgeschlagen</translation>
    </message>
    <message>
        <source>– skipped</source>
        <translation>– übersprungen</translation>
    </message>
    <message>
        <source>○ not reached</source>
        <translation>○ nicht erreicht</translation>
    </message>
    <message>
        <source>○ cancelled</source>
        <translation>○ abgebrochen</translation>
    </message>
    <message>
        <source>All %1 steps are done and proved.</source>
        <translation>Alle %1 Schritte sind erledigt und nachgewiesen.</translation>
    </message>
    <message>
        <source>no questions</source>
        <translation>keine Fragen</translation>
    </message>
    <message>
        <source>batches of %1</source>
        <translation>Schübe: %1</translation>
    </message>
    <message>
        <source>ends when more than %1 % of a batch fail</source>
        <translation>endet, wenn mehr als %1 % eines Schubs fehlschlagen</translation>
    </message>
    <message>
        <source>pins images</source>
        <translation>pinnt Images an</translation>
    </message>
    <message>
        <source>at most %1 per second</source>
        <translation>höchstens %1 pro Sekunde</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>not yet, or the program ended before it did</source>
        <translation>noch nicht, oder das Programm endete vorher</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Plan document</source>
        <translation>Plandokument</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Planned to move</source>
        <translation>Zu übertragen geplant</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Evidence or reason</source>
        <translation>Nachweis oder Grund</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Nothing: every step ended well.</source>
        <translation>Nichts: jeder Schritt ging gut aus.</translation>
    </message>
    <message>
        <source>Steps that did not end well</source>
        <translation>Schritte, die nicht gut ausgingen</translation>
    </message>
    <message>
        <source>gate opened</source>
        <translation>Tor geöffnet</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>limits changed</source>
        <translation>Grenzen geändert</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>What was decided, in order</source>
        <translation>Was entschieden wurde, der Reihe nach</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1 further hosts are left out here; the HTML and CSV reports have them.</source>
        <translation>%1 weitere Hosts fehlen hier; die Berichte in HTML und CSV haben sie.</translation>
    </message>
    <message>
        <source>%1 of %2 steps done and proved</source>
        <translation>%1 von %2 Schritten erledigt und nachgewiesen</translation>
    </message>
    <message>
        <source>Steps on %1</source>
        <translation>Schritte auf %1</translation>
    </message>
    <message>
        <source>Rollout report</source>
        <translation>Rollout-Bericht</translation>
    </message>
    <message>
        <source>Rollout %1, begun %2</source>
        <translation>Rollout %1, begonnen am %2</translation>
    </message>
    <message>
        <source>%1 is sent compressed, though that was not asked for, and there is no checksum to see what it is</source>
        <translation>%1 wird komprimiert gesendet, obwohl das nicht verlangt war, und es gibt keine Prüfsumme, an der zu sehen wäre, was es ist</translation>
    </message>
    <message>
        <source>%1: the server does not say how long the file is, and there is no checksum: nobody could tell whether it is complete. Give a checksum in the variables</source>
        <translation>%1: der Server sagt nicht, wie lang die Datei ist, und es gibt keine Prüfsumme: niemand könnte sagen, ob sie vollständig ist. Bitte in den Variablen eine Prüfsumme angeben</translation>
    </message>
    <message>
        <source>%1: no file is as large as this (%2 bytes)</source>
        <translation>%1: so groß ist keine Datei (%2 Bytes)</translation>
    </message>
    <message>
        <source>%1 needs %2 bytes more than there are on that disk (%3). Free some and try again</source>
        <translation>%1 braucht %2 Bytes mehr, als auf diesem Datenträger frei sind (%3). Bitte Platz schaffen und erneut versuchen</translation>
    </message>
    <message>
        <source>%1: more bytes came than there can be (%2)</source>
        <translation>%1: es kamen mehr Bytes, als es geben kann (%2)</translation>
    </message>
    <message>
        <source>%1: hardly anything comes any more (%2 of %3 bytes are here)</source>
        <translation>%1: es kommt kaum noch etwas (%2 von %3 Bytes sind da)</translation>
    </message>
    <message>
        <source>%1 sent a web page instead of the file: perhaps a login, or a proxy that wants something. Its checksum is %2, not %3</source>
        <translation>%1 hat statt der Datei eine Webseite gesendet: vielleicht eine Anmeldung oder ein Proxy, der etwas verlangt. Ihre Prüfsumme ist %2, nicht %3</translation>
    </message>
    <message>
        <source>%1 was sent compressed, though that was not asked for: what came has the checksum %2, not %3</source>
        <translation>%1 wurde komprimiert gesendet, obwohl das nicht verlangt war: was kam, hat die Prüfsumme %2, nicht %3</translation>
    </message>
    <message>
        <source>%1 has the checksum %2, not %3: it is another file than the catalog means, or something changed it on its way</source>
        <translation>%1 hat die Prüfsumme %2, nicht %3: es ist eine andere Datei, als der Katalog meint, oder etwas hat sie unterwegs verändert</translation>
    </message>
    <message>
        <source>There is no address to download %1 from</source>
        <translation>Es gibt keine Adresse, von der sich %1 herunterladen ließe</translation>
    </message>
    <message>
        <source>%1 cannot be written: there is no space left on that disk, or its quota is used up. Free some and try again</source>
        <translation>%1 kann nicht geschrieben werden: auf diesem Datenträger ist kein Platz mehr, oder sein Kontingent ist aufgebraucht. Bitte Platz schaffen und erneut versuchen</translation>
    </message>
    <message>
        <source>%1 is being downloaded by somebody else at this moment</source>
        <translation>%1 wird gerade von jemand anderem heruntergeladen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 could not be started on this machine: %2</source>
        <translation>%1 ließ sich auf diesem Rechner nicht starten: %2</translation>
    </message>
    <message>
        <source>There is no program “%1” on this machine; install it, or put its directory into PATH</source>
        <translation>Ein Programm „%1“ gibt es auf diesem Rechner nicht; bitte es installieren oder sein Verzeichnis in PATH aufnehmen</translation>
    </message>
    <message>
        <source>%1 ran longer than it may, and was ended</source>
        <translation>%1 lief länger als erlaubt und wurde beendet</translation>
    </message>
    <message>
        <source>%1 said nothing for too long, and was ended</source>
        <translation>%1 meldete zu lange nichts und wurde beendet</translation>
    </message>
    <message>
        <source>What %1 printed was not wanted any more; it was ended</source>
        <translation>Die Ausgabe von %1 wurde nicht mehr gebraucht; es wurde beendet</translation>
    </message>
    <message>
        <source>%1 was ended by %2. %3</source>
        <translation>%1 wurde durch %2 beendet. %3</translation>
    </message>
    <message>
        <source>%1 failed (exit code %2). %3</source>
        <translation>%1 ist fehlgeschlagen (Exit-Code %2). %3</translation>
    </message>
    <message>
        <source>what %1 sends is not wanted any more</source>
        <translation>was %1 sendet, wird nicht mehr gebraucht</translation>
    </message>
    <message>
        <source>nothing can be done before these errors are mended</source>
        <translation>vor der Behebung dieser Fehler lässt sich nichts tun</translation>
    </message>
    <message>
        <source>what this plan was computed from gives another plan now: plan again. %1</source>
        <translation>woraus dieser Plan berechnet wurde, ergibt jetzt einen anderen Plan: bitte neu planen. %1</translation>
    </message>
    <message>
        <source>--%1 is about asking hosts, and with --kubeconfig none is asked</source>
        <translation>--%1 betrifft das Fragen von Hosts, und mit --kubeconfig wird keiner gefragt</translation>
    </message>
    <message>
        <source>download_validate_certs is off for %1, and certificates are checked all the same: name private authorities, or the registries that need no check, when you roll out</source>
        <translation>download_validate_certs ist für %1 ausgeschaltet, und Zertifikate werden trotzdem geprüft: private Zertifizierungsstellen oder die Registries, die keine Prüfung brauchen, beim Rollout nennen</translation>
    </message>
    <message>
        <source>cannot keep host keys in %1: it is no file</source>
        <translation>Hostschlüssel können in %1 nicht aufbewahrt werden: es ist keine Datei</translation>
    </message>
    <message>
        <source>--kubeconfig and --kubectl ask the same: give one of them</source>
        <translation>--kubeconfig und --kubectl fragen dasselbe: bitte nur eines angeben</translation>
    </message>
    <message>
        <source>--%1 is about the file of --kubeconfig, and none is given</source>
        <translation>--%1 betrifft die Datei von --kubeconfig, und keine ist angegeben</translation>
    </message>
    <message>
        <source>“%1” is on %2 for %3 and needed for %4: it is brought again</source>
        <translation>„%1“ ist auf %2 für %3 vorhanden und wird für %4 gebraucht: es wird noch einmal gebracht</translation>
    </message>
    <message>
        <source>“%1” is listed on %2 and cannot be used: part of it is missing, or it is not unpacked. It is brought again</source>
        <translation>„%1“ steht auf %2 in der Liste und ist nicht benutzbar: ein Teil fehlt, oder es ist nicht entpackt. Es wird noch einmal gebracht</translation>
    </message>
    <message>
        <source>“%1” is on %2 with other content (%3): it is brought again</source>
        <translation>„%1“ ist auf %2 mit anderem Inhalt (%3): es wird noch einmal gebracht</translation>
    </message>
    <message>
        <source>“%1” is on %2 with other content: there it is %3, and it should be %4. It is brought again</source>
        <translation>„%1“ ist auf %2 mit anderem Inhalt: dort ist es %3, und es soll %4 sein. Es wird noch einmal gebracht</translation>
    </message>
    <message>
        <source>There is no kubectl on %1: Kubespray puts it into /usr/local/bin on hosts of the control plane. Is the cluster installed?</source>
        <translation>Auf %1 gibt es kein kubectl: Kubespray legt es auf Hosts der Control Plane nach /usr/local/bin. Ist der Cluster installiert?</translation>
    </message>
    <message>
        <source>/etc/kubernetes/admin.conf on %1 is not there, or the user that logs in may not read it: it is root&apos;s, and ansible_become says whether to become root</source>
        <translation>/etc/kubernetes/admin.conf fehlt auf %1, oder der angemeldete Benutzer darf sie nicht lesen: sie gehört root, und ansible_become sagt, ob man root wird</translation>
    </message>
    <message>
        <source>kubectl on %1 failed with exit status %2: %3</source>
        <translation>kubectl auf %1 scheiterte mit Exit-Status %2: %3</translation>
    </message>
    <message>
        <source>kubectl is asked on the first host of the group kube_control_plane, and the inventory has none in it</source>
        <translation>kubectl wird auf dem ersten Host der Gruppe kube_control_plane gefragt, und das Inventar hat darin keinen</translation>
    </message>
    <message>
        <source>kubectl on %1 printed more than %2 MiB, and no more is read. Ask the API with a kubeconfig file, which lists nodes page by page</source>
        <translation>kubectl auf %1 gab mehr als %2 MiB aus, und mehr wird nicht gelesen. Fragen Sie die API mit einer Kubeconfig-Datei, die Knoten seitenweise auflistet</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Mit %1</translation>
    </message>
    <message>
        <source>What it costs each machine</source>
        <translation>Was es jede Maschine kostet</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Gets</source>
        <translation>Bekommt</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Needs there</source>
        <translation>Braucht dort</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>The images have layers of %1; each once, they are %2. %3 of them belong to more than one image.</source>
        <translation>Die Images haben Layer von %1; jeder einmal sind es %2. %3 davon gehören zu mehr als einem Image.</translation>
    </message>
    <message>
        <source>Times are the least that they can be: downloaders fetch at the same time, everything else passes the controller&apos;s link.</source>
        <translation>Zeiten sind das Mindeste: Downloader laden gleichzeitig, alles andere geht über die Leitung des Controllers.</translation>
    </message>
    <message>
        <source>archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>temporary copies</source>
        <translation>vorübergehende Kopien</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>%1: the kubelet deletes images</source>
        <translation>%1: das Kubelet löscht Images</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>may not fit</source>
        <translation>passt vielleicht nicht</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>sends whole images</source>
        <translation>sendet Images ganz</translation>
    </message>
    <message>
        <source>streams images into containerd</source>
        <translation>streamt Images in containerd</translation>
    </message>
    <message>
        <source>Not sent, because nodes had it</source>
        <translation>Nicht gesendet, weil Knoten es hatten</translation>
    </message>
    <message>
        <source>%1 lets images be downloaded %2 more times from here</source>
        <translation>%1 erlaubt von hier noch %2 Downloads von Images</translation>
    </message>
    <message>
        <source>%1 lets images be downloaded %2 more times from here (%3 times in %4 hours)</source>
        <translation>%1 erlaubt von hier noch %2 Downloads von Images (%3 in %4 Stunden)</translation>
    </message>
    <message>
        <source>The plan downloads %1 images from %2, which allows %3 more: log in, use a mirror, or let fewer hosts download</source>
        <translation>Der Plan lädt %1 Images von %2, das noch %3 erlaubt: anmelden, einen Mirror verwenden oder weniger Hosts laden lassen</translation>
    </message>
    <message>
        <source>the plan document does not say what it was computed from: open its inventory instead</source>
        <translation>das Plandokument sagt nicht, woraus es berechnet wurde: öffnen Sie stattdessen sein Inventar</translation>
    </message>
    <message>
        <source>The inventory has no hosts, so that there is only localhost. Name the file that lists them</source>
        <translation>Das Inventar hat keine Hosts, es gibt also nur localhost. Die Datei angeben, die sie aufzählt</translation>
    </message>
    <message>
        <source>The argument %1 of to_yaml is not supported.</source>
        <translation>Das Argument %1 von to_yaml wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>the plan document is larger than %1 MiB</source>
        <translation>das Plandokument ist größer als %1 MiB</translation>
    </message>
    <message>
        <source>what the plan was computed from gives another plan now. It does not keep what nodes were found to have when it was saved: plan again with the presence document of a probe (--presence)</source>
        <translation>Woraus der Plan berechnet wurde, ergibt jetzt einen anderen Plan. Er bewahrt nicht auf, was beim Speichern auf den Knoten gefunden war: neu planen mit dem Presence-Dokument einer Erkundung (--presence)</translation>
    </message>
    <message>
        <source>no keyring answers (%1)</source>
        <translation>kein Schlüsselbund antwortet (%1)</translation>
    </message>
    <message>
        <source>the keyring does not answer</source>
        <translation>der Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>“%1” is blocked for CRI-O; images are fetched from it all the same</source>
        <translation>„%1“ ist für CRI-O gesperrt; Images werden trotzdem von dort geholt</translation>
    </message>
    <message>
        <source>“%1” names no single registry: what the engine asks instead of it is not asked here</source>
        <translation>„%1“ bezeichnet keine einzelne Registry: was die Engine an ihrer Stelle fragt, wird hier nicht gefragt</translation>
    </message>
    <message>
        <source>The inventory wants “%1” to be asked without TLS, or without a look at its certificate. That is done only if somebody says so here: --insecure-registry %2</source>
        <translation>Das Inventar will, dass „%1“ ohne TLS oder ohne Blick auf sein Zertifikat gefragt wird. Das geschieht nur, wenn jemand es hier sagt: --insecure-registry %2</translation>
    </message>
    <message>
        <source>“%1” is no address of a registry</source>
        <translation>„%1“ ist keine Adresse einer Registry</translation>
    </message>
    <message>
        <source>“%1” may not both be pulled from and say what tags stand for: it is not asked</source>
        <translation>„%1“ darf nicht beides: Images liefern und sagen, wofür Tags stehen. Es wird nicht gefragt</translation>
    </message>
    <message>
        <source>“%1” answers below another path than /v2: it cannot be asked here</source>
        <translation>„%1“ antwortet unter einem anderen Pfad als /v2 und kann hier nicht gefragt werden</translation>
    </message>
    <message>
        <source>“%1” has certificates of its own, which are known on nodes only</source>
        <translation>„%1“ hat eigene Zertifikate, die nur auf Knoten bekannt sind</translation>
    </message>
    <message>
        <source>“%1” wants headers that are not sent here</source>
        <translation>„%1“ will Kopfzeilen, die hier nicht gesendet werden</translation>
    </message>
    <message>
        <source>The file system of %1 on this machine has %2 MiB left, and what passes through it takes at least %3 MiB: make room, or name another workspace</source>
        <translation>Im Dateisystem von %1 auf dieser Maschine sind %2 MiB frei, und was durch sie hindurchgeht, braucht mindestens %3 MiB: Platz schaffen oder einen anderen Arbeitsordner nennen</translation>
    </message>
    <message>
        <source>“%1” selects none of the hosts that “%2” selects</source>
        <translation>„%1“ wählt keinen der Hosts aus, die „%2“ auswählt</translation>
    </message>
    <message>
        <source>the hosts that both “%1” and “%2” select cannot be named in one pattern: plan again with a limit of its own</source>
        <translation>die Hosts, die sowohl „%1“ als auch „%2“ auswählen, lassen sich nicht in einem Muster nennen: neu planen mit einer eigenen Einschränkung</translation>
    </message>
    <message>
        <source>the inventory names other addresses for %1 now: those of the plan are asked, without credentials</source>
        <translation>das Inventar nennt jetzt andere Adressen für %1: gefragt werden die des Plans, ohne Zugangsdaten</translation>
    </message>
    <message>
        <source>the jump host %1 does not get to %2 in time</source>
        <translation>der Jump-Host %1 kommt nicht rechtzeitig zu %2</translation>
    </message>
    <message>
        <source>%1 is not known: %2</source>
        <translation>%1 ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>The login at “%1” is in a vault that was not opened: it is asked without one</source>
        <translation>Die Anmeldung bei „%1“ liegt in einem Vault, der nicht geöffnet wurde: es wird ohne sie gefragt</translation>
    </message>
    <message>
        <source>The groups below “%1” are too many or nested too deeply to be drawn: more than %2 levels, or %3 characters</source>
        <translation>Die Gruppen unter „%1“ sind zu viele oder zu tief geschachtelt, um sie zu zeichnen: mehr als %2 Ebenen oder %3 Zeichen</translation>
    </message>
    <message>
        <source>%1 is another file on %2 (%3) than on %4 (%5), and Kubespray passes both on through one place on localhost: hosts may get the wrong one. This plan keeps them apart</source>
        <translation>%1 ist auf %2 (%3) eine andere Datei als auf %4 (%5), und Kubespray reicht beide über dieselbe Stelle auf localhost weiter: Hosts können die falsche bekommen. Dieser Plan hält sie auseinander</translation>
    </message>
    <message>
        <source>Not planned: the limit leaves %1 out</source>
        <translation>Nicht geplant: die Begrenzung lässt %1 aus</translation>
    </message>
    <message>
        <source>Not planned: %1 is neither in k8s_cluster nor in etcd, and gets nothing</source>
        <translation>Nicht geplant: %1 ist weder in k8s_cluster noch in etcd und bekommt nichts</translation>
    </message>
    <message>
        <source>A template names the image %1, but no entry of “downloads” does: nobody brings it to nodes that cannot pull it</source>
        <translation>Ein Template nennt das Image %1, aber kein Eintrag in „downloads“ tut es: niemand bringt es zu Knoten, die es nicht selbst holen können</translation>
    </message>
    <message>
        <source>SOURCE_DATE_EPOCH is “%1”, which is no number of seconds since 1970: the plan has the time of now</source>
        <translation>SOURCE_DATE_EPOCH ist „%1“, das keine Zahl von Sekunden seit 1970 ist: der Plan trägt die Zeit von jetzt</translation>
    </message>
    <message>
        <source>%1 does not answer as it should (%2). There is a secret in the address: the reason is not shown</source>
        <translation>%1 antwortet nicht, wie es sollte (%2). In der Adresse steht ein Geheimnis: der Grund wird nicht gezeigt</translation>
    </message>
    <message>
        <source>it is %2 and was %1</source>
        <translation>es ist %2 und war %1</translation>
    </message>
    <message>
        <source>%1 on this machine is not what was brought there any more, and was removed: %2</source>
        <translation>%1 auf diesem Rechner ist nicht mehr das, was dorthin gebracht wurde, und wurde entfernt: %2</translation>
    </message>
    <message>
        <source>“%3”, asked later, does not list what %1 has as source “%2” says: %4</source>
        <translation>„%3“, später gefragt, führt nicht auf, was %1 laut Quelle „%2“ hat: %4</translation>
    </message>
    <message>
        <source>What is needed includes what archives and layers take once they are unpacked, by an estimate. From %1 % used on, or what kubelet_image_gc_high_threshold says, the kubelet deletes images that nothing runs from.</source>
        <translation>Der Bedarf enthält geschätzt, was Archive und Layer entpackt belegen. Ab %1 % Belegung, oder was kubelet_image_gc_high_threshold sagt, löscht das Kubelet Images, aus denen nichts läuft.</translation>
    </message>
    <message>
        <source>taken up again</source>
        <translation>wieder aufgenommen</translation>
    </message>
    <message>
        <source>wanted once more</source>
        <translation>noch einmal gewünscht</translation>
    </message>
    <message>
        <source>stopped, too many hosts failed</source>
        <translation>angehalten, zu viele Hosts sind fehlgeschlagen</translation>
    </message>
    <message>
        <source>host given up</source>
        <translation>Host aufgegeben</translation>
    </message>
    <message>
        <source>where to ask changed</source>
        <translation>geändert, wo gefragt wird</translation>
    </message>
    <message>
        <source>%1 wants what it was sent to be sent to %2, which was not meant to have it</source>
        <translation>%1 will, dass das ihm Gesendete an %2 gesendet wird, für das es nicht bestimmt war</translation>
    </message>
    <message>
        <source>%1: the server does not want to be asked again before %2 (status %3). Wait until then, or ask with an account that may do more</source>
        <translation>%1: Der Server will nicht vor %2 wieder gefragt werden (Status %3). Warten Sie bis dahin, oder fragen Sie mit einem Konto, das mehr darf</translation>
    </message>
    <message>
        <source>the SSH option -F %1 has no effect: what that file says of how hosts are reached is not known here, unless --ssh-config names it</source>
        <translation>die SSH-Option -F %1 hat keine Wirkung: was diese Datei darüber sagt, wie Hosts erreicht werden, ist hier nicht bekannt, außer wenn --ssh-config sie nennt</translation>
    </message>
    <message>
        <source>%1 took too long altogether, while %2</source>
        <translation>%1 hat insgesamt zu lange gebraucht (%2)</translation>
    </message>
    <message>
        <source>The filter %1 is supported with a seed only (seed=…): without one its result differs each time.</source>
        <translation>Der Filter %1 wird nur mit einem Startwert unterstützt (seed=…): ohne ihn ist sein Ergebnis jedes Mal ein anderes.</translation>
    </message>
    <message>
        <source>The filter %1 is supported with a salt only: without one its result differs each time.</source>
        <translation>Der Filter %1 wird nur mit einem Salt unterstützt: ohne ihn ist sein Ergebnis jedes Mal ein anderes.</translation>
    </message>
    <message>
        <source>Filters that look at the files of the machine that runs Ansible are not supported.</source>
        <translation>Filter, die sich Dateien der Maschine ansehen, auf der Ansible läuft, werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>The filter strftime is supported for a given second in UTC only (utc=true): otherwise its result depends on the machine that runs Ansible and on the time.</source>
        <translation>Der Filter strftime wird nur für eine angegebene Sekunde in UTC unterstützt (utc=true): sonst hängt sein Ergebnis von der Maschine, auf der Ansible läuft, und von der Zeit ab.</translation>
    </message>
    <message>
        <source>The time format “%1” is not supported: it depends on the machine that runs Ansible.</source>
        <translation>Das Zeitformat „%1“ wird nicht unterstützt: es hängt von der Maschine ab, auf der Ansible läuft.</translation>
    </message>
    <message>
        <source>Of a time, only its parts, strftime(), isoformat(), comparison and differences are supported.</source>
        <translation>Von einer Zeit werden nur ihre Teile, strftime(), isoformat(), Vergleiche und Differenzen unterstützt.</translation>
    </message>
    <message>
        <source>the shell of this machine reads no more, while %1</source>
        <translation>die Shell dieses Rechners liest nichts mehr, während: %1</translation>
    </message>
    <message>
        <source>The node %1 lists %2 images, and none as small as the one that every pod begins with (pause): the kubelet&apos;s nodeStatusMaxImages may be no more than that, and small images may be missing from the list</source>
        <translation>Der Knoten %1 nennt %2 Images, und keines ist so klein wie das, mit dem jeder Pod beginnt (pause): nodeStatusMaxImages des Kubelets ist vielleicht nicht größer, und kleine Images können in der Liste fehlen</translation>
    </message>
    <message>
        <source>%1 and the server of %2 do not agree on a secure connection: %3. Perhaps the server speaks old TLS only, or none there</source>
        <translation>%1 und der Server von %2 einigen sich auf keine sichere Verbindung: %3. Vielleicht spricht der Server dort nur altes TLS oder gar keines</translation>
    </message>
    <message>
        <source>the registry sent a part of %1 and then refused the rest: the token it had given has expired</source>
        <translation>die Registry gab einen Teil von %1 her und dann nichts mehr: ihre Berechtigung für uns ist abgelaufen</translation>
    </message>
    <message>
        <source>%1 makes more than 512 KiB of authorities: name only those that the downloads need</source>
        <translation>Mit %1 werden es mehr als 512 KiB Zertifizierungsstellen: Bitte nur die nennen, die für die Downloads gebraucht werden</translation>
    </message>
    <message>
        <source>the newest rollout is one of another inventory, %1: open that to go on with it</source>
        <translation>der neueste Rollout gehört zu einem anderen Inventory, %1: öffnen Sie dieses, um ihn fortzusetzen</translation>
    </message>
    <message>
        <source>the proxy of %1 does not get through to the server of %2: %3</source>
        <translation>der Proxy von %1 kommt nicht zum Server von %2 durch: %3</translation>
    </message>
    <message>
        <source>%2 is longer than the %3 bytes that %1 was to take of it at most: it was given up, and nothing of it was kept</source>
        <translation>%2 ist länger als die %3 Bytes, die %1 davon höchstens annehmen sollte: es wurde abgebrochen und nichts davon behalten</translation>
    </message>
    <message>
        <source>more of %1 came than its manifest says: it was given up</source>
        <translation>von %1 kam mehr, als sein Manifest angibt: es wurde abgebrochen</translation>
    </message>
    <message>
        <source>more of %1 came than the disk of %2 can spare: it was given up. Make room there, unless it would never end</source>
        <translation>von %1 kam mehr, als die Platte von %2 entbehren kann: es wurde abgebrochen. Schaffen Sie dort Platz, falls es überhaupt ein Ende hat</translation>
    </message>
    <message>
        <source>The filter %1 is not supported for the ident “%2”.</source>
        <translation>Der Filter %1 wird für den ident „%2“ nicht unterstützt.</translation>
    </message>
    <message>
        <source>name one plan document, PLAN.json, or none for the report of a rollout</source>
        <translation>Nennen Sie ein Plandokument, PLAN.json, oder keines für den Bericht einer Verteilung</translation>
    </message>
    <message>
        <source>“%1” is no name of an architecture: those are of letters, digits, underscores and hyphens, 32 at most</source>
        <translation>„%1“ ist kein Name einer Architektur: Die bestehen aus Buchstaben, Ziffern, Unter- und Bindestrichen, höchstens 32</translation>
    </message>
    <message>
        <source>“%1” is “%2”, which is no name of an architecture</source>
        <translation>„%1“ ist „%2“, und das ist kein Name einer Architektur</translation>
    </message>
    <message>
        <source>%1 has busybox&apos;s wget only, which does not tell whether all of %2 came, and there is no checksum: install curl there, or give a checksum in the variables</source>
        <translation>%1 hat nur das wget von busybox, das nicht sagt, ob alles von %2 kam, und es gibt keine Prüfsumme: Installieren Sie dort curl, oder geben Sie in den Variablen eine Prüfsumme an</translation>
    </message>
    <message>
        <source>%1 on %2 has %3 bytes, and %4 is what is taken of it at most</source>
        <translation>%1 auf %2 hat %3 Byte, und höchstens %4 werden davon genommen</translation>
    </message>
    <message>
        <source>%1 on %2 has %3 bytes, which is more than the disk of %4 can spare. Make room there</source>
        <translation>%1 auf %2 hat %3 Byte, mehr als der Datenträger von %4 entbehren kann. Schaffen Sie dort Platz</translation>
    </message>
    <message>
        <source>says that its architecture is “%1”, which is no name of one, and is not believed</source>
        <translation>sagt, seine Architektur sei „%1“; das ist kein Name einer solchen und wird nicht geglaubt</translation>
    </message>
    <message>
        <source>transit</source>
        <translation>Durchreichen</translation>
    </message>
    <message>
        <source>not reached because of %1</source>
        <translation>nicht erreicht wegen %1</translation>
    </message>
    <message>
        <source>rests on the step “%1” of %2 on %3, which did not end well</source>
        <translation>beruht auf dem Schritt „%1“ von %2 auf %3, der nicht gut ausging</translation>
    </message>
    <message>
        <source>%1 of %2 steps are done and proved. Failed: %3, skipped: %4, not reached or cancelled: %5.</source>
        <translation>%1 von %2 Schritten sind getan und nachgewiesen. Fehlgeschlagen: %3, übersprungen: %4, nicht erreicht oder abgebrochen: %5.</translation>
    </message>
    <message>
        <source>Another instance has worked in this workspace since this rollout ended: go on with the newest rollout instead.</source>
        <translation>Eine andere Instanz hat seit dem Ende dieses Rollouts in diesem Arbeitsbereich gearbeitet: Machen Sie stattdessen mit dem neuesten Rollout weiter.</translation>
    </message>
    <message>
        <source>Fetch %1 on %2?</source>
        <translation>%1 auf %2 holen?</translation>
    </message>
    <message>
        <source>Carry %1 back from %2?</source>
        <translation>%1 von %2 zurückholen?</translation>
    </message>
    <message>
        <source>Bring %1 to %2?</source>
        <translation>%1 nach %2 bringen?</translation>
    </message>
    <message>
        <source>Unpack %1 on %2?</source>
        <translation>%1 auf %2 entpacken?</translation>
    </message>
    <message>
        <source>Load %1 on %2?</source>
        <translation>%1 auf %2 laden?</translation>
    </message>
    <message>
        <source>Verify %1 on %2?</source>
        <translation>%1 auf %2 prüfen?</translation>
    </message>
    <message>
        <source>%1 (continued)</source>
        <translation>%1 (Fortsetzung)</translation>
    </message>
    <message>
        <source>“%1” limits nothing: write NAME=NUMBER,… of %2</source>
        <translation>„%1“ begrenzt nichts: NAME=ZAHL,… aus %2 angeben</translation>
    </message>
    <message>
        <source>“%1”: %2 takes a number from 1 to %3</source>
        <translation>„%1“: %2 nimmt eine Zahl von 1 bis %3</translation>
    </message>
    <message>
        <source>asks before each stage</source>
        <translation>fragt vor jeder Stufe</translation>
    </message>
    <message>
        <source>asks before each batch</source>
        <translation>fragt vor jedem Schub</translation>
    </message>
    <message>
        <source>asks before each host</source>
        <translation>fragt vor jedem Host</translation>
    </message>
    <message>
        <source>asks before each step</source>
        <translation>fragt vor jedem Schritt</translation>
    </message>
    <message>
        <source>%3 on %1 lies where everybody may write, and others than root and the user who logs in could change %2 there: remove it, or give it to root</source>
        <translation>%3 auf %1 liegt, wo alle schreiben dürfen, und andere als root und der angemeldete Benutzer könnten %2 dort ändern: entfernen Sie es, oder geben Sie es root</translation>
    </message>
    <message>
        <source>this machine lets the program begin no more threads: %1</source>
        <translation>diese Maschine lässt das Programm keine weiteren Threads beginnen: %1</translation>
    </message>
    <message>
        <source>The anchor “&amp;%1” was set in line %2 already; Ansible reads no file that sets an anchor twice.</source>
        <translation>Der Anker „&amp;%1“ wurde schon in Zeile %2 gesetzt; Ansible liest keine Datei, die einen Anker zweimal setzt.</translation>
    </message>
    <message>
        <source>What the filter %1 makes of lists differs between releases of its collection; that is not supported.</source>
        <translation>Was der Filter %1 aus Listen macht, ist je nach Version seiner Collection verschieden; das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The method %1 is not supported.</source>
        <translation>Die Methode %1 wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>the name %1 does not say which document to make: let it end with .html, .pdf, .md, .csv or .json, or add --format FORMAT</source>
        <translation>der Name %1 sagt nicht, welches Dokument gemeint ist: lassen Sie ihn auf .html, .pdf, .md, .csv oder .json enden, oder geben Sie --format FORMAT an</translation>
    </message>
</context>
<context>
    <name>NodeDetails</name>
    <message>
        <source>%1, %2 ago (%3)</source>
        <comment>source, age, time</comment>
        <translation>%1, vor %2 (%3)</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>Nennt sich</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>clock offset</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>Abweichung der Uhr</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Hostschlüssel</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 von %2 frei</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message numerus="yes">
        <source>%n inode(s) free</source>
        <translation>
            <numerusform>%n Inode frei</numerusform>
            <numerusform>%n Inodes frei</numerusform>
        </translation>
    </message>
    <message>
        <source>does not exist yet</source>
        <translation>gibt es noch nicht</translation>
    </message>
    <message>
        <source>not writable</source>
        <translation>nicht beschreibbar</translation>
    </message>
    <message>
        <source>mounted noexec</source>
        <translation>mit noexec eingehängt</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>not unpacked</source>
        <translation>nicht entpackt</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angepinnt</translation>
    </message>
    <message>
        <source>there, content not checked</source>
        <translation>vorhanden, Inhalt nicht geprüft</translation>
    </message>
    <message>
        <source>hashed</source>
        <translation>Prüfsumme berechnet</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found</source>
        <translation>
            <numerusform>%n Datei gefunden</numerusform>
            <numerusform>%n Dateien gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) found</source>
        <translation>
            <numerusform>%n Image gefunden</numerusform>
            <numerusform>%n Images gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>This list is not complete: what it lacks may be there.</source>
        <translation>Diese Liste ist nicht vollständig: Was in ihr fehlt, kann da sein.</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Was darüber bekannt ist</translation>
    </message>
    <message>
        <source>How we know</source>
        <translation>Woher wir das wissen</translation>
    </message>
    <message>
        <source>%1, less than a minute ago (%2)</source>
        <comment>source, time</comment>
        <translation>%1, vor weniger als einer Minute (%2)</translation>
    </message>
</context>
<context>
    <name>NodeWords</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1:%2 min</source>
        <comment>minutes:seconds</comment>
        <translation>%1:%2 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>ago</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours ago</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days ago</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>the host itself, over SSH</source>
        <translation>der Host selbst, über SSH</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>the Kubernetes API</source>
        <translation>die Kubernetes-API</translation>
    </message>
    <message>
        <source>a document</source>
        <translation>ein Dokument</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet sich</translation>
    </message>
    <message>
        <source>checking the key</source>
        <translation>Schlüssel wird geprüft</translation>
    </message>
    <message>
        <source>logging in</source>
        <translation>meldet sich an</translation>
    </message>
    <message>
        <source>needs a secret</source>
        <translation>braucht ein Geheimnis</translation>
    </message>
    <message>
        <source>waiting for the agent</source>
        <translation>wartet auf den Agenten</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>done</source>
        <comment>asking a host</comment>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>asking a host</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>PlanFacts</name>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln fehlt</numerusform>
            <numerusform>%Ln fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln unbekannt</numerusform>
            <numerusform>%Ln unbekannt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Save the report of the rollout</source>
        <translation>Den Bericht des Rollouts speichern</translation>
    </message>
</context>
<context>
    <name>RolloutWords</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>neuer Versuch</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>was there</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Wird pausiert</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>Nicht fragen</translation>
    </message>
    <message>
        <source>Before every stage</source>
        <translation>Vor jeder Stufe</translation>
    </message>
    <message>
        <source>Before every batch of hosts</source>
        <translation>Vor jedem Schub von Hosts</translation>
    </message>
    <message>
        <source>Before every host</source>
        <translation>Vor jedem Host</translation>
    </message>
    <message>
        <source>Before every step</source>
        <translation>Vor jedem Schritt</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>etwa %1 h %2 min</translation>
    </message>
    <message>
        <source>about %1 d %2 h</source>
        <translation>etwa %1 d %2 h</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 erledigt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>%1 not reached</source>
        <translation>%1 nicht erreicht</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>nothing done</source>
        <translation>nichts erledigt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>stockt</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 bewegt</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 nicht gesendet</translation>
    </message>
    <message>
        <source>%1 already there</source>
        <translation>%1 schon da</translation>
    </message>
    <message>
        <source>Try what failed or was cancelled again, with what it held up; finished work stays</source>
        <translation>Was gescheitert ist oder abgebrochen wurde, noch einmal versuchen, mit allem, was darauf wartete; fertige Arbeit bleibt</translation>
    </message>
    <message>
        <source>Take it up where it ended: what was begun and not finished is proved first</source>
        <translation>Dort aufnehmen, wo es endete: Was begonnen und nicht beendet wurde, wird zuerst geprüft</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Nothing is left to try again: what was not reached rests on steps that were skipped</source>
        <translation>Es gibt nichts noch einmal zu versuchen: Was nicht erreicht wurde, beruht auf übersprungenen Schritten</translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more source(s)</source>
        <translation>
            <numerusform>%n weitere Quelle</numerusform>
            <numerusform>%n weitere Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloader(s)</source>
        <translation>
            <numerusform>%n Downloader</numerusform>
            <numerusform>%n Downloader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>downloader: nodes</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>keeps %1</source>
        <translation>behält %1</translation>
    </message>
    <message>
        <source>controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>each for itself</source>
        <translation>jeder für sich</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>nodes from downloader</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, each for itself</source>
        <translation>%1, jeder für sich</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Image</numerusform>
            <numerusform>%n Images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>%n Übertragung</numerusform>
            <numerusform>%n Übertragungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to %n host(s)</source>
        <translation>
            <numerusform>zu %n Host</numerusform>
            <numerusform>zu %n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n host(s)</source>
        <translation>
            <numerusform>für %n Host</numerusform>
            <numerusform>für %n Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>sizes unknown</source>
        <translation>Größen unbekannt</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>duration, rate</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>at the least %1</source>
        <translation>mindestens %1</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>the container engine</source>
        <translation>die Container-Engine</translation>
    </message>
    <message>
        <source>No checksum is known: that the whole file arrived is all that can be checked.</source>
        <translation>Keine Prüfsumme ist bekannt: prüfen lässt sich nur, dass die ganze Datei angekommen ist.</translation>
    </message>
    <message>
        <source>The file&apos;s checksum equals %1.</source>
        <translation>Die Prüfsumme der Datei ist gleich %1.</translation>
    </message>
    <message>
        <source>%1 downloads %2 to %3.</source>
        <translation>%1 lädt %2 nach %3 herunter.</translation>
    </message>
    <message>
        <source>%1 copies the image %2 for %3 out of its registry into the archive %4.</source>
        <translation>%1 kopiert das Image %2 für %3 aus seiner Registry in das Archiv %4.</translation>
    </message>
    <message>
        <source>%1 fetches %2 from %3 to pass it on.</source>
        <translation>%1 holt %2 von %3, um es weiterzureichen.</translation>
    </message>
    <message>
        <source>%1 receives %2 at %3.</source>
        <translation>%1 bekommt %2 nach %3.</translation>
    </message>
    <message>
        <source>%1 unpacks %2 into %3.</source>
        <translation>%1 entpackt %2 nach %3.</translation>
    </message>
    <message>
        <source>%1 loads the image %2 into %3.</source>
        <translation>%1 lädt das Image %2 in %3.</translation>
    </message>
    <message>
        <source>Nothing is changed: %1 is asked for %2.</source>
        <translation>Nichts wird geändert: %1 wird nach %2 gefragt.</translation>
    </message>
    <message>
        <source>Every blob has the digest that the image&apos;s manifest names.</source>
        <translation>Jeder Blob hat den Digest, den das Manifest des Images nennt.</translation>
    </message>
    <message>
        <source>The copy has the size and the SHA-256 of what was fetched.</source>
        <translation>Die Kopie hat Größe und SHA-256 dessen, was geholt wurde.</translation>
    </message>
    <message>
        <source>Everything the archive holds lies there with its size.</source>
        <translation>Alles, was das Archiv enthält, liegt dort in seiner Größe.</translation>
    </message>
    <message>
        <source>%1 lists the image under this name, complete and for %2.</source>
        <translation>%1 führt das Image unter diesem Namen, vollständig und für %2.</translation>
    </message>
    <message>
        <source>%1 knows the image under this name, with all its blobs.</source>
        <translation>%1 kennt das Image unter diesem Namen, mit allen Blobs.</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Transit</source>
        <translation>Durchreichen</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Verteilen</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Downloaders fetch files and images from their sources, each once.</source>
        <translation>Downloader holen Dateien und Images von ihren Quellen, jedes einmal.</translation>
    </message>
    <message>
        <source>The controller fetches from downloaders what other hosts miss.</source>
        <translation>Der Controller holt von Downloadern, was anderen Hosts fehlt.</translation>
    </message>
    <message>
        <source>Nodes receive what was fetched for them.</source>
        <translation>Knoten bekommen, was für sie geholt wurde.</translation>
    </message>
    <message>
        <source>Archives are unpacked.</source>
        <translation>Archive werden entpackt.</translation>
    </message>
    <message>
        <source>Container engines load the images.</source>
        <translation>Container-Engines laden die Images.</translation>
    </message>
    <message>
        <source>Every host is asked whether it has what it needs; nothing is changed.</source>
        <translation>Jeder Host wird gefragt, ob er hat, was er braucht; nichts wird geändert.</translation>
    </message>
    <message>
        <source>no checksum known</source>
        <translation>keine Prüfsumme bekannt</translation>
    </message>
    <message>
        <source>blob digests</source>
        <translation>Digests der Blobs</translation>
    </message>
    <message>
        <source>size and sha256 of the copy</source>
        <translation>Größe und SHA-256 der Kopie</translation>
    </message>
    <message>
        <source>content of the archive</source>
        <translation>Inhalt des Archivs</translation>
    </message>
    <message>
        <source>engine lists it</source>
        <translation>Engine führt es</translation>
    </message>
    <message>
        <source>engine has all blobs</source>
        <translation>Engine hat alle Blobs</translation>
    </message>
</context>
<context>
    <name>Tone</name>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>different</source>
        <translation>abweichend</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht gebraucht</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>TreeSetup</name>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows as a table</source>
        <translation>Die ausgewählten Zeilen als Tabelle kopieren</translation>
    </message>
</context>
<context>
    <name>VariableLevel</name>
    <message>
        <source>role default</source>
        <translation>Vorgabe der Rolle</translation>
    </message>
    <message>
        <source>inventory group</source>
        <translation>Gruppe im Inventar</translation>
    </message>
    <message>
        <source>group_vars/all</source>
        <translation>group_vars/all</translation>
    </message>
    <message>
        <source>playbook group_vars/all</source>
        <translation>Playbook: group_vars/all</translation>
    </message>
    <message>
        <source>group_vars</source>
        <translation>group_vars</translation>
    </message>
    <message>
        <source>playbook group_vars</source>
        <translation>Playbook: group_vars</translation>
    </message>
    <message>
        <source>inventory host</source>
        <translation>Host im Inventar</translation>
    </message>
    <message>
        <source>host_vars</source>
        <translation>host_vars</translation>
    </message>
    <message>
        <source>playbook host_vars</source>
        <translation>Playbook: host_vars</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>Fakt</translation>
    </message>
    <message>
        <source>role vars</source>
        <translation>vars der Rolle</translation>
    </message>
    <message>
        <source>extra vars</source>
        <translation>Extra-Variablen</translation>
    </message>
    <message>
        <source>magic</source>
        <translation>von Ansible</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>This is the embedded example: no machine in it exists, and nothing is contacted.</source>
        <translation>Dies ist das eingebaute Beispiel: keine Maschine darin existiert, und nichts wird angesprochen.</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Ending the nodes…</source>
        <translation>Die Knoten werden beendet…</translation>
    </message>
    <message>
        <source>These nodes are real and run on this machine, for as long as this window is open.</source>
        <translation>Diese Knoten sind echt und laufen auf diesem Rechner, solange dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>started in the window</source>
        <translation>im Fenster gestartet</translation>
    </message>
    <message>
        <source>resumed in the window</source>
        <translation>im Fenster wieder aufgenommen</translation>
    </message>
</context>
<context>
    <name>qm::CloseGuard</name>
    <message>
        <source>A rollout is running</source>
        <translation>Ein Rollout läuft</translation>
    </message>
    <message>
        <source>A rollout is running in this window.</source>
        <translation>In diesem Fenster läuft ein Rollout.</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Bleiben</translation>
    </message>
    <message>
        <source>&amp;Cancel and leave</source>
        <translation>&amp;Abbrechen und verlassen</translation>
    </message>
    <message>
        <source>&amp;Pause and leave</source>
        <translation>&amp;Pausieren und verlassen</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n step(s) to end. “Cancel and leave” ends them now; what they have brought so far is taken up when they are tried again.</source>
        <translation>
            <numerusform>Es wird auf das Ende von %n Schritt gewartet. „Abbrechen und verlassen“ beendet ihn jetzt; was er bisher gebracht hat, wird beim nächsten Versuch wieder aufgenommen.</numerusform>
            <numerusform>Es wird auf das Ende von %n Schritten gewartet. „Abbrechen und verlassen“ beendet sie jetzt; was sie bisher gebracht haben, wird beim nächsten Versuch wieder aufgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It runs in this program and cannot go on without it. “Pause and leave” begins nothing new, waits for the steps that run, and closes the window; the next start offers to resume it.</source>
        <translation>Er läuft in diesem Programm und kann ohne es nicht weitergehen. „Pausieren und verlassen“ beginnt nichts Neues, wartet auf die laufenden Schritte und schließt das Fenster; der nächste Start bietet an, ihn fortzusetzen.</translation>
    </message>
    <message>
        <source>It is just starting, and is paused as soon as it has begun.</source>
        <translation>Der Rollout startet gerade und wird unterbrochen, sobald er begonnen hat.</translation>
    </message>
</context>
<context>
    <name>qm::ClusterPanel</name>
    <message>
        <source>Kubeconfig file</source>
        <translation>Kubeconfig-Datei</translation>
    </message>
    <message>
        <source>Ask all the same, &amp;unverified</source>
        <translation>Trotzdem &amp;ungeprüft fragen</translation>
    </message>
    <message>
        <source>&amp;Kubernetes:</source>
        <translation>&amp;Kubernetes:</translation>
    </message>
    <message>
        <source>What Kubernetes knows of the nodes counts as reported: less than what they say themselves, more than nothing. Probing all hosts asks it too.</source>
        <translation>Was Kubernetes von den Knoten weiß, gilt als berichtet: weniger als das, was sie selbst sagen, mehr als nichts. Wer alle Hosts befragt, fragt es mit.</translation>
    </message>
    <message>
        <source>is not asked</source>
        <translation>wird nicht gefragt</translation>
    </message>
    <message>
        <source>is asked at its API</source>
        <translation>wird an seiner API gefragt</translation>
    </message>
    <message>
        <source>is asked by kubectl, on the control plane</source>
        <translation>wird mit kubectl auf der Control Plane gefragt</translation>
    </message>
    <message>
        <source>Context of the kubeconfig file</source>
        <translation>Kontext der Kubeconfig-Datei</translation>
    </message>
    <message>
        <source>Ask the clus&amp;ter</source>
        <translation>&amp;Cluster fragen</translation>
    </message>
    <message>
        <source>Ask Kubernetes alone, and not the hosts; nothing is changed there</source>
        <translation>Nur Kubernetes fragen und nicht die Hosts; dort wird nichts verändert</translation>
    </message>
    <message>
        <source>current context (%1)</source>
        <translation>aktueller Kontext (%1)</translation>
    </message>
    <message>
        <source>The file says insecure-skip-tls-verify for this context: nobody checks who answers, and whoever is in between can read the credentials.</source>
        <translation>Die Datei sagt für diesen Kontext insecure-skip-tls-verify: niemand prüft, wer antwortet, und wer dazwischen sitzt, kann die Zugangsdaten lesen.</translation>
    </message>
    <message>
        <source>The API</source>
        <translation>Die API</translation>
    </message>
    <message>
        <source>kubectl on %1</source>
        <translation>kubectl auf %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: nodes of the cluster among %n host(s): %2</source>
        <translation>
            <numerusform>%1: Knoten des Clusters unter %n Host: %2</numerusform>
            <numerusform>%1: Knoten des Clusters unter %n Hosts: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::CredentialPanel</name>
    <message>
        <source>A secret is needed</source>
        <translation>Ein Geheimnis wird gebraucht</translation>
    </message>
    <message>
        <source>What was given before has been refused. It is not sent again.</source>
        <translation>Was zuvor angegeben wurde, ist abgelehnt worden. Es wird nicht noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe zeigen</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Give it to the host; it is kept in memory until the window closes</source>
        <translation>Es dem Host geben; es bleibt im Speicher, bis das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Sk&amp;ip this host</source>
        <translation>Diesen Host &amp;überspringen</translation>
    </message>
    <message>
        <source>The host fails with a note that nobody gave it</source>
        <translation>Der Host schlägt fehl mit dem Hinweis, dass niemand es angegeben hat</translation>
    </message>
    <message>
        <source>Skip all that ask the sa&amp;me</source>
        <translation>Alle überspringen, die dass&amp;elbe fragen</translation>
    </message>
    <message>
        <source>They fail with a note that nobody gave it; nobody is asked again until you probe again</source>
        <translation>Sie schlagen fehl mit dem Hinweis, dass niemand es angegeben hat; bis zur nächsten Abfrage wird nicht wieder gefragt</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) wait</source>
        <translation>
            <numerusform>%n Host wartet</numerusform>
            <numerusform>%n Hosts warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it in the ke&amp;yring</source>
        <translation>Im Schlüssel&amp;bund behalten</translation>
    </message>
    <message>
        <source>Once it is accepted, the desktop&apos;s keyring keeps it and offers it the next time</source>
        <translation>Sobald es angenommen wurde, behält es der Schlüsselbund des Desktops und gibt es beim nächsten Mal hierher</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
    <message>
        <source>Give it to whoever fetches there; it is kept in memory until the window closes</source>
        <translation>Denen geben, die dort holen; es bleibt im Speicher, bis das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Sk&amp;ip this server</source>
        <translation>Diesen Server &amp;übergehen</translation>
    </message>
    <message>
        <source>What comes from it fails with a note that it wants a login</source>
        <translation>Was von ihm kommt, schlägt mit dem Vermerk fehl, dass er eine Anmeldung verlangt</translation>
    </message>
    <message>
        <source>It travels unencrypted, or to somebody whose certificate nobody checks: whoever is on the way can read it.</source>
        <translation>Es reist unverschlüsselt, oder zu jemandem, dessen Zertifikat niemand prüft: Wer unterwegs ist, kann es lesen.</translation>
    </message>
</context>
<context>
    <name>qm::DetailsPane</name>
    <message>
        <source>Details of the selection</source>
        <translation>Details der Auswahl</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Select a host, an artifact, or a cell of the matrix to see why.</source>
        <translation>Einen Host, ein Artefakt oder eine Zelle der Matrix auswählen, um zu sehen warum.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Why the selected artifact is needed or not, and how we know</source>
        <translation>Warum das ausgewählte Artefakt gebraucht wird oder nicht, und woher wir es wissen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected text</source>
        <translation>Den ausgewählten Text kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;everything</source>
        <translation>&amp;Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all details as text</source>
        <translation>Alle Details als Text kopieren</translation>
    </message>
    <message>
        <source>Show in the &amp;Matrix</source>
        <translation>In der &amp;Matrix zeigen</translation>
    </message>
    <message>
        <source>Show the selection on the Matrix page</source>
        <translation>Die Auswahl auf der Seite Matrix zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;route</source>
        <translation>Den &amp;Weg zeigen</translation>
    </message>
    <message>
        <source>Show the selection on the Routes page</source>
        <translation>Die Auswahl auf der Seite Wege zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;steps</source>
        <translation>Die &amp;Schritte zeigen</translation>
    </message>
    <message>
        <source>Show the selection on the Plan page</source>
        <translation>Die Auswahl auf der Seite Plan zeigen</translation>
    </message>
</context>
<context>
    <name>qm::DiagnosticModel</name>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>qm::DiagnosticsPanel</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>What is wrong or worth knowing, and where it is written</source>
        <translation>Was falsch oder wissenswert ist, und wo es steht</translation>
    </message>
    <message>
        <source>Show errors</source>
        <translation>Fehler zeigen</translation>
    </message>
    <message>
        <source>Show warnings</source>
        <translation>Warnungen zeigen</translation>
    </message>
    <message>
        <source>Show notes</source>
        <translation>Hinweise zeigen</translation>
    </message>
    <message>
        <source>Find diagnostics</source>
        <translation>Diagnosen suchen</translation>
    </message>
    <message>
        <source>Only of the selected host</source>
        <translation>Nur zum ausgewählten Host</translation>
    </message>
    <message>
        <source>&amp;Open the file at this line</source>
        <translation>Die Datei an dieser Zeile &amp;öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;file and line</source>
        <translation>&amp;Datei und Zeile kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>Nichts zu melden</translation>
    </message>
    <message>
        <source>The inputs could be read and planned completely.</source>
        <translation>Die Eingaben konnten vollständig gelesen und geplant werden.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No diagnostic passes all filters above.</source>
        <translation>Keine Diagnose entspricht allen Filtern oben.</translation>
    </message>
    <message>
        <source>Open what the diagnostic is about where it is written</source>
        <translation>Öffnen, worum es in der Diagnose geht, an der Stelle, an der es geschrieben steht</translation>
    </message>
    <message>
        <source>Copy where it is written</source>
        <translation>Kopieren, wo es geschrieben steht</translation>
    </message>
</context>
<context>
    <name>qm::FailureNotice</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Servers …</source>
        <translation>Server …</translation>
    </message>
    <message>
        <source>Go to the page “Nodes”, which shows keys, logins and why a node is not reached</source>
        <translation>Zur Seite „Knoten“, die Schlüssel und Anmeldungen zeigt und warum ein Knoten nicht erreicht wird</translation>
    </message>
    <message>
        <source>Choose which authorities and registries are trusted, and start again</source>
        <translation>Sagen, welchen Zertifizierungsstellen und Registrys vertraut wird, und noch einmal starten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more cause(s)</source>
        <translation>
            <numerusform>%Ln weitere Ursache</numerusform>
            <numerusform>%Ln weitere Ursachen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the failed steps</source>
        <translation>Fehlgeschlagene Schritte zeigen</translation>
    </message>
    <message>
        <source>List only what failed; “Last message” says why</source>
        <translation>Nur Fehlgeschlagenes auflisten; „Letzte Meldung“ sagt, warum</translation>
    </message>
</context>
<context>
    <name>qm::FilterReset</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Only a part is shown. Show everything again</source>
        <translation>Es wird nur ein Teil gezeigt. Wieder alles zeigen</translation>
    </message>
</context>
<context>
    <name>qm::FilterTags</name>
    <message>
        <source>List the steps of all hosts again</source>
        <translation>Wieder die Schritte aller Hosts auflisten</translation>
    </message>
    <message>
        <source>List the steps of all artifacts again</source>
        <translation>Wieder die Schritte aller Artefakte auflisten</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln host(s)</source>
        <translation>
            <numerusform>%Ln Host</numerusform>
            <numerusform>%Ln Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Artifact: %1</source>
        <translation>Artefakt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln artifact(s)</source>
        <translation>
            <numerusform>%Ln Artefakt</numerusform>
            <numerusform>%Ln Artefakte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::ForgetSecretsAction</name>
    <message>
        <source>&amp;Forget secrets in the keyring …</source>
        <translation>Geheimnisse im &amp;Schlüsselbund vergessen …</translation>
    </message>
    <message>
        <source>Remove from the desktop&apos;s keyring what was kept there</source>
        <translation>Aus dem Schlüsselbund des Desktops entfernen, was dort behalten wurde</translation>
    </message>
    <message>
        <source>Forget secrets</source>
        <translation>Geheimnisse vergessen</translation>
    </message>
    <message numerus="yes">
        <source>The keyring keeps %n secret(s) for this program.</source>
        <translation>
            <numerusform>Der Schlüsselbund behält %n Geheimnis für dieses Programm.</numerusform>
            <numerusform>Der Schlüsselbund behält %n Geheimnisse für dieses Programm.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are asked for again when a host wants them.</source>
        <translation>Wenn ein Host sie verlangt, wird wieder danach gefragt.</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>Alle &amp;vergessen</translation>
    </message>
</context>
<context>
    <name>qm::GateBar</name>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <source>What the next step will run</source>
        <translation>Was der nächste Schritt ausführen wird</translation>
    </message>
    <message>
        <source>Reason or ticket, for the journal</source>
        <translation>Grund oder Ticket, für das Journal</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pa&amp;use</translation>
    </message>
    <message>
        <source>Let what the question says happen</source>
        <translation>Geschehen lassen, was die Frage nennt</translation>
    </message>
    <message>
        <source>Leave out what this gate holds up; what rests on it is not reached. Needs a reason.</source>
        <translation>Auslassen, was dieses Tor aufhält; was darauf beruht, wird nicht erreicht. Braucht einen Grund.</translation>
    </message>
    <message>
        <source>Begin nothing new until you resume</source>
        <translation>Bis zum Fortsetzen nichts Neues beginnen</translation>
    </message>
    <message>
        <source>Say why it is skipped</source>
        <translation>Bitte sagen, warum übersprungen wird</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) wait for it</source>
        <translation>
            <numerusform>%n Schritt wartet darauf</numerusform>
            <numerusform>%n Schritte warten darauf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) after this one</source>
        <translation>
            <numerusform>%n weitere Frage nach dieser</numerusform>
            <numerusform>%n weitere Fragen nach dieser</numerusform>
        </translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>Frage: %1</translation>
    </message>
    <message>
        <source>The rollout is paused: “Resume” comes first.</source>
        <translation>Der Rollout pausiert: zuerst „Fortsetzen“.</translation>
    </message>
</context>
<context>
    <name>qm::HeaderLine</name>
    <message>
        <source>Inventory and Kubespray release</source>
        <translation>Inventar und Kubespray-Version</translation>
    </message>
    <message>
        <source>Totals of the plan</source>
        <translation>Summen des Plans</translation>
    </message>
    <message numerus="yes">
        <source> + %n more</source>
        <translation>
            <numerusform> + %n weiteres</numerusform>
            <numerusform> + %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Kubespray %1</source>
        <translation>Kubespray %1</translation>
    </message>
    <message>
        <source>No inventory open</source>
        <translation>Kein Inventar geöffnet</translation>
    </message>
    <message>
        <source>%1
Kubespray: %2
Click to change what is open (Ctrl+O)</source>
        <translation>%1
Kubespray: %2
Klicken, um etwas anderes zu öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n architecture(s)</source>
        <translation>
            <numerusform>%n Architektur</numerusform>
            <numerusform>%n Architekturen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not plannable</source>
        <translation>
            <numerusform>%n nicht planbar</numerusform>
            <numerusform>%n nicht planbar</numerusform>
        </translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>inventory not read</source>
        <translation>Inventar nicht gelesen</translation>
    </message>
</context>
<context>
    <name>qm::HistoryPage</name>
    <message>
        <source>Rollouts</source>
        <translation>Rollouts</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was rolled out, by whom, and how it ended</source>
        <translation>Was ausgerollt wurde, von wem, und wie es ausging</translation>
    </message>
    <message>
        <source>Find steps, evidence, reasons</source>
        <translation>Schritte, Nachweise, Gründe suchen</translation>
    </message>
    <message>
        <source>Which events are listed</source>
        <translation>Welche Ereignisse aufgeführt sind</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Decisions of people</source>
        <translation>Entscheidungen von Menschen</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Done, with the evidence</source>
        <translation>Erledigt, mit dem Nachweis</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>Be&amp;richt öffnen</translation>
    </message>
    <message>
        <source>Write the report of this rollout and open it</source>
        <translation>Den Bericht dieses Rollouts schreiben und öffnen</translation>
    </message>
    <message>
        <source>Open the &amp;log</source>
        <translation>&amp;Log öffnen</translation>
    </message>
    <message>
        <source>Open the log of the step that this event is about</source>
        <translation>Das Log des Schritts öffnen, von dem dieses Ereignis handelt</translation>
    </message>
    <message>
        <source>Copy the c&amp;ommand</source>
        <translation>Befehl k&amp;opieren</translation>
    </message>
    <message>
        <source>Copy what started this rollout</source>
        <translation>Kopieren, was diesen Rollout gestartet hat</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Kein Ereignis passt</translation>
    </message>
    <message>
        <source>Choose other events, or clear the search.</source>
        <translation>Bitte andere Ereignisse wählen oder die Suche leeren.</translation>
    </message>
    <message>
        <source>The journal could not be read</source>
        <translation>Das Journal konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Nothing was rolled out yet</source>
        <translation>Noch wurde nichts ausgerollt</translation>
    </message>
    <message>
        <source>Start on the page “Rollout”. What is done there is kept here: who, when, every step with its evidence, every decision with its reason.</source>
        <translation>Los geht es auf der Seite „Rollout“. Was dort geschieht, wird hier festgehalten: wer, wann, jeder Schritt mit seinem Nachweis, jede Entscheidung mit ihrem Grund.</translation>
    </message>
    <message>
        <source>This window only plans: there is no journal to show.</source>
        <translation>Dieses Fenster plant nur: es gibt kein Journal zu zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try undone steps again</source>
        <translation>Unerledigte Schritte wiederholen</translation>
    </message>
    <message>
        <source>The newest rollout can be gone on with, if it left something undone and none runs</source>
        <translation>Der neueste Rollout kann fortgesetzt werden, wenn er etwas unerledigt ließ und keiner läuft</translation>
    </message>
    <message>
        <source>No program opens the report. It is in %1</source>
        <translation>Kein Programm öffnet den Bericht. Er liegt in %1</translation>
    </message>
    <message>
        <source>&amp;Save the report …</source>
        <translation>Den Bericht &amp;speichern …</translation>
    </message>
    <message>
        <source>Save the report of this rollout as HTML, PDF, Markdown, CSV or JSON</source>
        <translation>Den Bericht dieses Rollouts als HTML, PDF, Markdown, CSV oder JSON speichern</translation>
    </message>
</context>
<context>
    <name>qm::HostKeyModel</name>
    <message numerus="yes">
        <source>jump host for %n host(s)</source>
        <translation>
            <numerusform>Jump-Host für %n Host</numerusform>
            <numerusform>Jump-Host für %n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>directly</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>nobody vouched for it</source>
        <translation>niemand bürgt dafür</translation>
    </message>
    <message>
        <source>not in the list</source>
        <translation>nicht in der Liste</translation>
    </message>
    <message>
        <source>in the list</source>
        <translation>in der Liste</translation>
    </message>
    <message>
        <source>in the list for another server</source>
        <translation>in der Liste für einen anderen Server</translation>
    </message>
    <message>
        <source>the list has another key for this server</source>
        <translation>die Liste hat für diesen Server einen anderen Schlüssel</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht über</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Was darüber bekannt ist</translation>
    </message>
</context>
<context>
    <name>qm::HostKeyPanel</name>
    <message>
        <source>Host keys to decide about</source>
        <translation>Hostschlüssel, über die zu entscheiden ist</translation>
    </message>
    <message>
        <source>Compare the fingerprints with what the machines&apos; consoles, your provider or whoever installed them says. Whoever accepts a wrong one gives that machine passwords and images.</source>
        <translation>Die Fingerabdrücke bitte mit dem vergleichen, was die Konsolen der Maschinen, der Anbieter oder diejenigen sagen, die sie installiert haben. Wer einen falschen annimmt, gibt jener Maschine Passwörter und Images.</translation>
    </message>
    <message>
        <source>Find keys</source>
        <translation>Schlüssel suchen</translation>
    </message>
    <message>
        <source>&amp;Compare with a list</source>
        <translation>Mit einer Liste &amp;vergleichen</translation>
    </message>
    <message>
        <source>Paste fingerprints that you trust and see which keys are among them</source>
        <translation>Vertrauenswürdige Fingerabdrücke einfügen und sehen, welche Schlüssel darunter sind</translation>
    </message>
    <message>
        <source>Trusted fingerprints</source>
        <translation>Vertrauenswürdige Fingerabdrücke</translation>
    </message>
    <message>
        <source>What “ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub” prints on the machines, or lines of a known_hosts file that you trust, one per line</source>
        <translation>Was „ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub“ auf den Maschinen ausgibt, oder Zeilen einer vertrauenswürdigen known_hosts-Datei, eine je Zeile</translation>
    </message>
    <message>
        <source>Accept the keys that the list has for their server</source>
        <translation>Die Schlüssel annehmen, die die Liste für ihren Server hat</translation>
    </message>
    <message>
        <source>Accept the keys of the selected rows</source>
        <translation>Die Schlüssel der ausgewählten Zeilen annehmen</translation>
    </message>
    <message>
        <source>Accept every key that is shown</source>
        <translation>Jeden gezeigten Schlüssel annehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n fingerprint(s)</source>
        <translation>
            <numerusform>%n Fingerabdruck</numerusform>
            <numerusform>%n Fingerabdrücke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a SHA256 fingerprint</source>
        <translation>
            <numerusform>%n Zeile ohne SHA256-Fingerabdruck</numerusform>
            <numerusform>%n Zeilen ohne SHA256-Fingerabdruck</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) that nobody has vouched for</source>
        <translation>
            <numerusform>%n Server, für den niemand bürgt</numerusform>
            <numerusform>%n Server, für die niemand bürgt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) refused</source>
        <translation>
            <numerusform>%n Server abgelehnt</numerusform>
            <numerusform>%n Server abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n in the &amp;list</source>
        <translation>
            <numerusform>%n aus der &amp;Liste annehmen</numerusform>
            <numerusform>%n aus der &amp;Liste annehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n s&amp;elected</source>
        <translation>
            <numerusform>%n ausge&amp;wählten annehmen</numerusform>
            <numerusform>%n ausge&amp;wählte annehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept all %n sho&amp;wn</source>
        <translation>
            <numerusform>Den %n ge&amp;zeigten annehmen</numerusform>
            <numerusform>Alle %n ge&amp;zeigten annehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::HostsPanel</name>
    <message>
        <source>Hosts of the rollout</source>
        <translation>Hosts des Rollouts</translation>
    </message>
    <message>
        <source>List only the steps of this &amp;host</source>
        <translation>Nur die Schritte dieses &amp;Hosts auflisten</translation>
    </message>
    <message>
        <source>List the steps of the selected hosts only</source>
        <translation>Nur die Schritte der ausgewählten Hosts auflisten</translation>
    </message>
    <message>
        <source>Try failed steps of this host &amp;again</source>
        <translation>Fehlgeschlagene Schritte dieses Hosts &amp;noch einmal</translation>
    </message>
    <message>
        <source>Try the failed or cancelled steps of the selected hosts again</source>
        <translation>Die fehlgeschlagenen oder abgebrochenen Schritte der gewählten Hosts noch einmal versuchen</translation>
    </message>
    <message>
        <source>S&amp;kip what is left of this host …</source>
        <translation>Rest dieses Hosts ü&amp;berspringen …</translation>
    </message>
    <message>
        <source>Leave out the steps of the selected hosts that failed or wait</source>
        <translation>Die Schritte der gewählten Hosts auslassen, die fehlgeschlagen sind oder warten</translation>
    </message>
</context>
<context>
    <name>qm::InventoryModel</name>
    <message>
        <source>Group %1
%2</source>
        <translation>Gruppe %1
%2</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Host %1</source>
        <translation>Host %1</translation>
    </message>
    <message>
        <source>implicit: no source of the inventory names it</source>
        <translation>implizit: keine Quelle des Inventars nennt ihn</translation>
    </message>
    <message>
        <source>not planned: outside the limit</source>
        <translation>nicht geplant: außerhalb der Begrenzung</translation>
    </message>
    <message>
        <source>could not be planned completely</source>
        <translation>konnte nicht vollständig geplant werden</translation>
    </message>
    <message>
        <source>Group or host</source>
        <translation>Gruppe oder Host</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>not planned: there is no plan</source>
        <translation>nicht geplant: es gibt keinen Plan</translation>
    </message>
    <message>
        <source>not planned: neither in k8s_cluster nor in etcd</source>
        <translation>nicht geplant: weder in k8s_cluster noch in etcd</translation>
    </message>
    <message numerus="yes">
        <source>group %1, %n host(s), %2 to bring</source>
        <translation>
            <numerusform>Gruppe %1, %n Host, %2 zu bringen</numerusform>
            <numerusform>Gruppe %1, %n Hosts, %2 zu bringen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to bring</source>
        <translation>
            <numerusform>%n zu bringen</numerusform>
            <numerusform>%n zu bringen</numerusform>
        </translation>
    </message>
    <message>
        <source>To bring</source>
        <translation>Zu bringen</translation>
    </message>
</context>
<context>
    <name>qm::InventoryPage</name>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Groups and hosts, and where each of their variables is set</source>
        <translation>Gruppen und Hosts, und wo jede ihrer Variablen gesetzt ist</translation>
    </message>
    <message>
        <source>Find hosts or groups</source>
        <translation>Hosts oder Gruppen suchen</translation>
    </message>
    <message>
        <source>Groups and hosts</source>
        <translation>Gruppen und Hosts</translation>
    </message>
    <message>
        <source>&amp;Open where it is listed</source>
        <translation>Fundstelle &amp;öffnen</translation>
    </message>
    <message>
        <source>Open the file of the inventory that lists the host or group, at its line</source>
        <translation>Die Datei des Inventars öffnen, die den Host oder die Gruppe aufführt, an der Zeile</translation>
    </message>
    <message>
        <source>Show in the &amp;matrix</source>
        <translation>In der &amp;Matrix zeigen</translation>
    </message>
    <message>
        <source>Show the selected hosts in the matrix</source>
        <translation>Die ausgewählten Hosts in der Matrix zeigen</translation>
    </message>
    <message>
        <source>The inventory has no hosts</source>
        <translation>Das Inventar hat keine Hosts</translation>
    </message>
    <message>
        <source>The diagnostics below say what was read and what was wrong with it.</source>
        <translation>Die Diagnosen unten sagen, was gelesen wurde und was daran falsch war.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::JournalEventModel</name>
    <message>
        <source>rollout began</source>
        <translation>Rollout begann</translation>
    </message>
    <message>
        <source>taken up again</source>
        <translation>wieder aufgenommen</translation>
    </message>
    <message>
        <source>batch begins</source>
        <translation>Schub beginnt</translation>
    </message>
    <message>
        <source>asked at a gate</source>
        <translation>an einem Tor gefragt</translation>
    </message>
    <message>
        <source>gate opened</source>
        <translation>Tor geöffnet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>limits changed</source>
        <translation>Grenzen geändert</translation>
    </message>
    <message>
        <source>host given up</source>
        <translation>Host aufgegeben</translation>
    </message>
    <message>
        <source>stopped: too many failed</source>
        <translation>angehalten: zu viele fehlgeschlagen</translation>
    </message>
    <message>
        <source>rollout ended</source>
        <translation>Rollout beendet</translation>
    </message>
    <message>
        <source>begins</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>was there</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed, tried again</source>
        <translation>fehlgeschlagen, neuer Versuch</translation>
    </message>
    <message>
        <source>wanted once more</source>
        <translation>noch einmal verlangt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Evidence or reason</source>
        <translation>Nachweis oder Grund</translation>
    </message>
    <message>
        <source>where to ask changed</source>
        <translation>geändert, wo gefragt wird</translation>
    </message>
    <message>
        <source>gone again, done once more</source>
        <translation>wieder weg, noch einmal getan</translation>
    </message>
    <message>
        <source>rollout cancelled</source>
        <translation>Rollout abgebrochen</translation>
    </message>
</context>
<context>
    <name>qm::KeptSecrets</name>
    <message>
        <source>Looking in the keyring …</source>
        <translation>Suche im Schlüsselbund …</translation>
    </message>
    <message>
        <source>The keyring cannot be asked: %1</source>
        <translation>Der Schlüsselbund kann nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>The secret was not kept in the keyring: %1</source>
        <translation>Der Schlüsselbund hat das Geheimnis nicht behalten: %1</translation>
    </message>
    <message>
        <source>What the keyring had was refused, and is removed there.</source>
        <translation>Was im Schlüsselbund stand, wurde abgelehnt und ist dort entfernt.</translation>
    </message>
    <message>
        <source>What the keyring had was refused, and cannot be removed there: %1</source>
        <translation>Was im Schlüsselbund stand, wurde abgelehnt und kann dort nicht entfernt werden: %1</translation>
    </message>
    <message>
        <source>“%1” is still in the keyring: %2</source>
        <translation>„%1“ ist noch im Schlüsselbund: %2</translation>
    </message>
</context>
<context>
    <name>qm::Legend</name>
    <message>
        <source>Legend: %1</source>
        <translation>Legende: %1</translation>
    </message>
</context>
<context>
    <name>qm::LiveRoutes</name>
    <message>
        <source>The plan is another one now</source>
        <translation>Der Plan ist jetzt ein anderer</translation>
    </message>
    <message>
        <source>What runs was planned before something changed, so that its routes cannot be drawn. The table has all of its steps.</source>
        <translation>Was läuft, wurde geplant, bevor sich etwas änderte, sodass seine Wege nicht gezeichnet werden können. Die Tabelle hat alle seine Schritte.</translation>
    </message>
</context>
<context>
    <name>qm::LogPanel</name>
    <message>
        <source>Search the whole log</source>
        <translation>Das ganze Log durchsuchen</translation>
    </message>
    <message>
        <source>Hit before</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Fo&amp;llow</source>
        <translation>&amp;Folgen</translation>
    </message>
    <message>
        <source>Stay at the end while the log grows</source>
        <translation>Am Ende bleiben, während das Log wächst</translation>
    </message>
    <message>
        <source>Open the log in the editor</source>
        <translation>Das Log im Editor öffnen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No log</source>
        <translation>Kein Log</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::LogView</name>
    <message>
        <source>Log of the step</source>
        <translation>Log des Schritts</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>Die ausgewählten Zeilen kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Pick all lines</source>
        <translation>Alle Zeilen auswählen</translation>
    </message>
</context>
<context>
    <name>qm::MainWindow</name>
    <message>
        <source>Computing the plan …</source>
        <translation>Der Plan wird berechnet …</translation>
    </message>
    <message>
        <source>There is no such file or folder: %1</source>
        <translation>Diese Datei oder diesen Ordner gibt es nicht: %1</translation>
    </message>
    <message>
        <source>Planned in %1 s</source>
        <translation>In %1 s geplant</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Choose inventory, checkout and options</source>
        <translation>Inventar, Checkout und Optionen wählen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Plan &amp;again</source>
        <translation>&amp;Neu planen</translation>
    </message>
    <message>
        <source>Read all inputs again and compute the plan</source>
        <translation>Alle Eingaben neu lesen und den Plan berechnen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window; it will open as you leave it</source>
        <translation>Das Fenster schließen; es öffnet sich wieder so, wie es verlassen wurde</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Show or hide the details of what is selected</source>
        <translation>Die Details der Auswahl zeigen oder verbergen</translation>
    </message>
    <message>
        <source>D&amp;iagnostics</source>
        <translation>D&amp;iagnosen</translation>
    </message>
    <message>
        <source>Show or hide the diagnostics</source>
        <translation>Die Diagnosen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation>&amp;Bequem</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>&amp;Kompakt</translation>
    </message>
    <message>
        <source>De&amp;nsity</source>
        <translation>Di&amp;chte</translation>
    </message>
    <message>
        <source>&amp;Editor …</source>
        <translation>&amp;Editor …</translation>
    </message>
    <message>
        <source>Choose the program that opens files at a line</source>
        <translation>Das Programm wählen, das Dateien an einer Zeile öffnet</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>To what was selected before</source>
        <translation>Zur vorigen Auswahl</translation>
    </message>
    <message>
        <source>F&amp;orward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>To what was selected next</source>
        <translation>Zur nächsten Auswahl</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Quaymaster</source>
        <translation>Ü&amp;ber Quaymaster</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>%1
Kubespray: %2</source>
        <translation>%1
Kubespray: %2</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Forget what was opened</source>
        <translation>Vergessen, was geöffnet war</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Command that opens a file, with %f for the file and %l for the line.
For example: code --goto %f:%l. Empty: the built-in viewer.</source>
        <translation>Befehl, der eine Datei öffnet, mit %f für die Datei und %l für die Zeile.
Zum Beispiel: code --goto %f:%l. Leer: die eingebaute Anzeige.</translation>
    </message>
    <message>
        <source>About Quaymaster</source>
        <translation>Über Quaymaster</translation>
    </message>
    <message>
        <source>Quaymaster %1</source>
        <translation>Quaymaster %1</translation>
    </message>
    <message>
        <source>Plans the distribution of Kubernetes artifacts to the nodes of a Kubespray inventory.

Licence: Apache-2.0. Made with Qt %1.</source>
        <translation>Plant die Verteilung von Kubernetes-Artefakten auf die Knoten eines Kubespray-Inventars.

Lizenz: Apache-2.0. Gemacht mit Qt %1.</translation>
    </message>
    <message>
        <source>Write the plan to a file: %1</source>
        <translation>Den Plan in eine Datei schreiben: %1</translation>
    </message>
    <message>
        <source>Export the plan</source>
        <translation>Den Plan exportieren</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Ask for si&amp;zes …</source>
        <translation>&amp;Größen erfragen …</translation>
    </message>
    <message>
        <source>Ask web servers and registries what the artifacts weigh</source>
        <translation>Webserver und Registries fragen, wie groß die Artefakte sind</translation>
    </message>
    <message>
        <source>Asking for sizes …</source>
        <translation>Größen werden erfragt …</translation>
    </message>
    <message>
        <source>Asking for sizes: %1 of %2</source>
        <translation>Größen werden erfragt: %1 von %2</translation>
    </message>
    <message>
        <source>Reading the plan document …</source>
        <translation>Das Plandokument wird gelesen …</translation>
    </message>
    <message>
        <source>Stop the work in the background</source>
        <translation>Anhalten, was im Hintergrund geschieht</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Anhalten: %1</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Writing: %1 …</source>
        <translation>Wird geschrieben: %1 …</translation>
    </message>
    <message>
        <source>Looking at what to open …</source>
        <translation>Es wird nachgesehen, was zu öffnen ist …</translation>
    </message>
    <message>
        <source>An input changed; planned again in %1 s</source>
        <translation>Eine Eingabe hat sich geändert; in %1 s neu geplant</translation>
    </message>
</context>
<context>
    <name>qm::MatrixColumnHeader</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
</context>
<context>
    <name>qm::MatrixModel</name>
    <message>
        <source>%1, %2, delegate %3</source>
        <translation>%1, %2, delegiert an %3</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>%1 of %2 to bring</source>
        <translation>%1 von %2 zu bringen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: to bring to %3 of the %n host(s) that need it</source>
        <translation>
            <numerusform>%1, %2: zu %3 von %n Host zu bringen, der es braucht</numerusform>
            <numerusform>%1, %2: zu %3 von %n Hosts zu bringen, die es brauchen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::MatrixPage</name>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Which node needs which artifact, and which has it</source>
        <translation>Welcher Knoten welches Artefakt braucht, und welcher es hat</translation>
    </message>
    <message>
        <source>Find hosts or groups</source>
        <translation>Hosts oder Gruppen suchen</translation>
    </message>
    <message>
        <source>Find artifacts</source>
        <translation>Artefakte suchen</translation>
    </message>
    <message>
        <source>Show the hosts of a group</source>
        <translation>Die Hosts einer Gruppe zeigen</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>Alle Gruppen</translation>
    </message>
    <message>
        <source>Show hosts and artifacts with a state</source>
        <translation>Hosts und Artefakte mit einem Zustand zeigen</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>Show files or images</source>
        <translation>Dateien oder Images zeigen</translation>
    </message>
    <message>
        <source>Files and images</source>
        <translation>Dateien und Images</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Order of the hosts</source>
        <translation>Reihenfolge der Hosts</translation>
    </message>
    <message>
        <source>Inventory order</source>
        <translation>Wie im Inventar</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>Die meisten fehlenden zuerst</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected cells as a table</source>
        <translation>Die ausgewählten Zellen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy as C&amp;SV</source>
        <translation>Als C&amp;SV kopieren</translation>
    </message>
    <message>
        <source>Copy the selected cells as comma-separated values</source>
        <translation>Die ausgewählten Zellen als kommagetrennte Werte kopieren</translation>
    </message>
    <message>
        <source>&amp;Next missing</source>
        <translation>&amp;Nächstes fehlendes</translation>
    </message>
    <message>
        <source>Go to the next missing artifact</source>
        <translation>Zum nächsten fehlenden Artefakt gehen</translation>
    </message>
    <message>
        <source>&amp;Previous missing</source>
        <translation>&amp;Voriges fehlendes</translation>
    </message>
    <message>
        <source>Go to the previous missing artifact</source>
        <translation>Zum vorigen fehlenden Artefakt gehen</translation>
    </message>
    <message>
        <source>Show on the &amp;Inventory page</source>
        <translation>Auf der Seite &amp;Inventar zeigen</translation>
    </message>
    <message>
        <source>Show the host with its variables</source>
        <translation>Den Host mit seinen Variablen zeigen</translation>
    </message>
    <message>
        <source>%1 (no such group)</source>
        <translation>%1 (keine solche Gruppe)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s)</source>
        <translation>
            <numerusform>%1 von %n Host</numerusform>
            <numerusform>%1 von %n Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is planned</source>
        <translation>Nichts ist geplant</translation>
    </message>
    <message>
        <source>The inventory has no hosts, or the limit leaves none. The diagnostics say why.</source>
        <translation>Das Inventar hat keine Hosts, oder die Begrenzung lässt keinen übrig. Die Diagnosen sagen warum.</translation>
    </message>
    <message>
        <source>No host needs an artifact. The diagnostics may say why.</source>
        <translation>Kein Host braucht ein Artefakt. Die Diagnosen sagen vielleicht warum.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No host and artifact pass all filters above.</source>
        <translation>Kein Host und kein Artefakt entspricht allen Filtern oben.</translation>
    </message>
</context>
<context>
    <name>qm::MatrixView</name>
    <message>
        <source>Nodes and artifacts</source>
        <translation>Knoten und Artefakte</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
</context>
<context>
    <name>qm::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>qm::MissingModel</name>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>Delegierter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message numerus="yes">
        <source>missing on %n host(s)</source>
        <translation>
            <numerusform>fehlt auf %n Host</numerusform>
            <numerusform>fehlt auf %n Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4, from %5</source>
        <translation>%1, %2, %3, %4, von %5</translation>
    </message>
    <message>
        <source>Host and artifact</source>
        <translation>Host und Artefakt</translation>
    </message>
    <message>
        <source>Artifact and host</source>
        <translation>Artefakt und Host</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>qm::MissingPage</name>
    <message>
        <source>Find hosts or artifacts</source>
        <translation>Hosts oder Artefakte suchen</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>Nach Host</translation>
    </message>
    <message>
        <source>By artifact</source>
        <translation>Nach Artefakt</translation>
    </message>
    <message>
        <source>Group what is missing</source>
        <translation>Fehlendes gruppieren</translation>
    </message>
    <message>
        <source>Missing artifacts</source>
        <translation>Fehlende Artefakte</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>What each node still misses, and where it will come from</source>
        <translation>Was jedem Knoten noch fehlt, und woher es kommen wird</translation>
    </message>
    <message>
        <source>Copy everything shown as C&amp;SV</source>
        <translation>Alles Gezeigte als C&amp;SV kopieren</translation>
    </message>
    <message>
        <source>Copy all missing artifacts that pass the search</source>
        <translation>Alle fehlenden Artefakte kopieren, auf die die Suche passt</translation>
    </message>
    <message>
        <source>Sa&amp;ve everything shown as CSV …</source>
        <translation>Alles Gezeigte als CSV &amp;speichern …</translation>
    </message>
    <message>
        <source>Save all missing artifacts that pass the search to a file</source>
        <translation>Alle fehlenden Artefakte, auf die die Suche passt, in eine Datei speichern</translation>
    </message>
    <message>
        <source>Show in the &amp;matrix</source>
        <translation>In der &amp;Matrix zeigen</translation>
    </message>
    <message>
        <source>Show the selected host and artifact in the matrix</source>
        <translation>Den ausgewählten Host und das Artefakt in der Matrix zeigen</translation>
    </message>
    <message>
        <source>&amp;Expand all</source>
        <translation>Alles &amp;aufklappen</translation>
    </message>
    <message>
        <source>Show all entries</source>
        <translation>Alle Einträge zeigen</translation>
    </message>
    <message>
        <source>C&amp;ollapse all</source>
        <translation>Alles &amp;zuklappen</translation>
    </message>
    <message>
        <source>Show totals only</source>
        <translation>Nur Summen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s)</source>
        <translation>
            <numerusform>%n Artefakt</numerusform>
            <numerusform>%n Artefakte</numerusform>
        </translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No missing artifact has these words in its name or its host&apos;s.</source>
        <translation>Kein fehlendes Artefakt hat diese Wörter in seinem Namen oder dem seines Hosts.</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Nichts fehlt</translation>
    </message>
    <message>
        <source>Every artifact that a planned host needs is reported or verified there.</source>
        <translation>Jedes Artefakt, das ein geplanter Host braucht, ist dort gemeldet oder geprüft.</translation>
    </message>
    <message>
        <source>Save missing artifacts</source>
        <translation>Fehlende Artefakte speichern</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>qm::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (Alt+%2)</source>
        <translation>%1 (Alt+%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>qm::NodesModel</name>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>could not be asked</source>
        <translation>konnte nicht befragt werden</translation>
    </message>
    <message>
        <source>How long ago the host, or somebody for it, said what it has</source>
        <translation>Wie lange es her ist, dass der Host oder jemand für ihn gesagt hat, was er hat</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>qm::NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Connect to the nodes and ask them what they have</source>
        <translation>Mit den Knoten verbinden und sie fragen, was sie haben</translation>
    </message>
    <message>
        <source>&amp;Probe all</source>
        <translation>Alle a&amp;bfragen</translation>
    </message>
    <message>
        <source>Ask every host what it is and has; nothing is written to it</source>
        <translation>Jeden Host fragen, was er ist und hat; auf ihn wird nichts geschrieben</translation>
    </message>
    <message>
        <source>Probe s&amp;elected</source>
        <translation>Ausge&amp;wählte abfragen</translation>
    </message>
    <message>
        <source>Ask the selected hosts</source>
        <translation>Die ausgewählten Hosts fragen</translation>
    </message>
    <message>
        <source>A&amp;gain for failed only</source>
        <translation>N&amp;ur Fehlgeschlagene erneut</translation>
    </message>
    <message>
        <source>Ask those again that failed</source>
        <translation>Die noch einmal fragen, die fehlgeschlagen sind</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Abb&amp;rechen</translation>
    </message>
    <message>
        <source>Stop asking; what hosts said so far stays</source>
        <translation>Nicht weiter fragen; was Hosts bisher gesagt haben, bleibt</translation>
    </message>
    <message>
        <source>Save what is &amp;known …</source>
        <translation>Speichern, was be&amp;kannt ist …</translation>
    </message>
    <message>
        <source>Write what is known of all hosts to a presence document</source>
        <translation>Was über alle Hosts bekannt ist, in ein Bestandsdokument schreiben</translation>
    </message>
    <message>
        <source>Cancel the selected &amp;hosts</source>
        <translation>Die ausgewählten &amp;Hosts abbrechen</translation>
    </message>
    <message>
        <source>Copy &amp;messages</source>
        <translation>&amp;Meldungen kopieren</translation>
    </message>
    <message>
        <source>Copy what went wrong on the selected hosts</source>
        <translation>Kopieren, was auf den ausgewählten Hosts schiefging</translation>
    </message>
    <message>
        <source>Show in the ma&amp;trix</source>
        <translation>In der Ma&amp;trix zeigen</translation>
    </message>
    <message>
        <source>Find hosts, engines, messages</source>
        <translation>Hosts, Engines, Meldungen suchen</translation>
    </message>
    <message>
        <source>Which hosts are listed</source>
        <translation>Welche Hosts aufgeführt sind</translation>
    </message>
    <message>
        <source>All hosts</source>
        <translation>Alle Hosts</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Failed or cancelled</source>
        <translation>Fehlgeschlagen oder abgebrochen</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Mit Befunden</translation>
    </message>
    <message>
        <source>Nothing known</source>
        <translation>Nichts bekannt</translation>
    </message>
    <message>
        <source>Hosts that have been asked</source>
        <translation>Hosts, die gefragt wurden</translation>
    </message>
    <message>
        <source>How many hosts are how far</source>
        <translation>Wie viele Hosts wie weit sind</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>finding out how they are reached …</source>
        <translation>es wird ermittelt, wie sie zu erreichen sind …</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n in Arbeit</numerusform>
            <numerusform>%n in Arbeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known from documents</source>
        <translation>
            <numerusform>%n aus Dokumenten bekannt</numerusform>
            <numerusform>%n aus Dokumenten bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with findings</source>
        <translation>
            <numerusform>%n mit Befunden</numerusform>
            <numerusform>%n mit Befunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was asked yet. “Probe all” logs in to every host over SSH, as the inventory says, and reads what it is and has. Nothing is written to it.</source>
        <translation>Noch wurde nichts gefragt. „Alle abfragen“ meldet sich über SSH an jedem Host an, wie das Inventar es sagt, und liest, was er ist und hat. Geschrieben wird auf ihn nichts.</translation>
    </message>
    <message>
        <source>These hosts do not exist; they cannot be asked.</source>
        <translation>Diese Hosts gibt es nicht; sie können nicht gefragt werden.</translation>
    </message>
    <message>
        <source>No hosts</source>
        <translation>Keine Hosts</translation>
    </message>
    <message>
        <source>The inventory has no host that could be asked.</source>
        <translation>Das Inventar hat keinen Host, der gefragt werden könnte.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No host passes both filters above.</source>
        <translation>Kein Host entspricht beiden Filtern oben.</translation>
    </message>
    <message>
        <source>Save what is known</source>
        <translation>Speichern, was bekannt ist</translation>
    </message>
    <message>
        <source>Presence document (*.json)</source>
        <translation>Bestandsdokument (*.json)</translation>
    </message>
    <message>
        <source>Stop asking these; what they said so far stays</source>
        <translation>Diese nicht weiter fragen; was sie bisher gesagt haben, bleibt</translation>
    </message>
    <message>
        <source>Show the selected hosts in the matrix</source>
        <translation>Die ausgewählten Hosts in der Matrix zeigen</translation>
    </message>
</context>
<context>
    <name>qm::Notifier</name>
    <message>
        <source>The rollout waits for you</source>
        <translation>Der Rollout wartet auf eine Eingabe</translation>
    </message>
    <message>
        <source>The rollout is done</source>
        <translation>Der Rollout ist erledigt</translation>
    </message>
    <message>
        <source>The rollout has ended</source>
        <translation>Der Rollout ist beendet</translation>
    </message>
    <message>
        <source>A node or server asks for a password or passphrase.</source>
        <translation>Ein Knoten oder Server fragt nach einem Passwort oder einer Passphrase.</translation>
    </message>
</context>
<context>
    <name>qm::OpenDialog</name>
    <message>
        <source>Open inventory and checkout</source>
        <translation>Inventar und Checkout öffnen</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Planen</translation>
    </message>
    <message>
        <source>Compute the plan from these inputs</source>
        <translation>Aus diesen Eingaben den Plan berechnen</translation>
    </message>
</context>
<context>
    <name>qm::PathField</name>
    <message>
        <source>Browse for: %1</source>
        <translation>Durchsuchen nach: %1</translation>
    </message>
    <message>
        <source>Choose a &amp;file …</source>
        <translation>Eine &amp;Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a f&amp;older …</source>
        <translation>Einen &amp;Ordner wählen …</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Diese Datei oder diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>It cannot be read: permission denied.</source>
        <translation>Lesen nicht möglich: Zugriff verweigert.</translation>
    </message>
    <message>
        <source>This is a file; a folder is needed.</source>
        <translation>Dies ist eine Datei; nötig ist ein Ordner.</translation>
    </message>
    <message>
        <source>This is a folder; a file is needed.</source>
        <translation>Dies ist ein Ordner; nötig ist eine Datei.</translation>
    </message>
</context>
<context>
    <name>qm::PlanPage</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>What the step does</source>
        <translation>Was der Schritt tut</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>What will be done, step by step, and what proves each step</source>
        <translation>Was Schritt für Schritt getan wird und wodurch jeder Schritt nachgewiesen ist</translation>
    </message>
    <message>
        <source>Find hosts or artifacts</source>
        <translation>Hosts oder Artefakte suchen</translation>
    </message>
    <message>
        <source>Only the selection</source>
        <translation>Nur die Auswahl</translation>
    </message>
    <message>
        <source>Show only steps of the hosts and artifacts that are selected</source>
        <translation>Nur Schritte der ausgewählten Hosts und Artefakte zeigen</translation>
    </message>
    <message>
        <source>Go to the step &amp;before</source>
        <translation>Zum Schritt &amp;davor gehen</translation>
    </message>
    <message>
        <source>Show the first step that has to be done before this one</source>
        <translation>Den ersten Schritt zeigen, der vor diesem erledigt sein muss</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>No step matches</source>
        <translation>Kein Schritt passt</translation>
    </message>
    <message>
        <source>Choose another stage, or clear the search.</source>
        <translation>Eine andere Stufe wählen oder die Suche leeren.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Proved by</source>
        <translation>Nachgewiesen durch</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach Schritt</translation>
    </message>
    <message>
        <source>Can begin at once.</source>
        <translation>Kann sofort beginnen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>qm::RequestForm</name>
    <message>
        <source>Kubespray checkout</source>
        <translation>Kubespray-Checkout</translation>
    </message>
    <message>
        <source>Folder of the Kubespray release that will be used</source>
        <translation>Ordner der Kubespray-Version, die verwendet wird</translation>
    </message>
    <message>
        <source>Fact cache</source>
        <translation>Fakten-Cache</translation>
    </message>
    <message>
        <source>Folder with one JSON file per host, or one JSON file</source>
        <translation>Ordner mit einer JSON-Datei je Host, oder eine JSON-Datei</translation>
    </message>
    <message>
        <source>Presence document</source>
        <translation>Bestandsdokument</translation>
    </message>
    <message>
        <source>What the nodes already have; without it nothing is known</source>
        <translation>Was die Knoten schon haben; ohne es ist nichts bekannt</translation>
    </message>
    <message>
        <source>Vault password file</source>
        <translation>Vault-Passwortdatei</translation>
    </message>
    <message>
        <source>To decrypt vaulted variables; they are never shown</source>
        <translation>Um Variablen in Vaults zu entschlüsseln; gezeigt werden sie nie</translation>
    </message>
    <message>
        <source>All hosts; or a pattern like kube_node:!node3</source>
        <translation>Alle Hosts; oder ein Muster wie kube_node:!node3</translation>
    </message>
    <message>
        <source>An Ansible host pattern, as for ansible-playbook --limit</source>
        <translation>Ein Host-Muster von Ansible, wie für ansible-playbook --limit</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Begrenzung</translation>
    </message>
    <message>
        <source>As for ansible-playbook --extra-vars; they win over everything else</source>
        <translation>Wie für ansible-playbook --extra-vars; sie gewinnen gegen alles andere</translation>
    </message>
    <message>
        <source>Extra variables</source>
        <translation>Extra-Variablen</translation>
    </message>
    <message>
        <source>&amp;Inventories</source>
        <translation>&amp;Inventare</translation>
    </message>
    <message>
        <source>&amp;Kubespray</source>
        <translation>&amp;Kubespray</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>&amp;Fakten</translation>
    </message>
    <message>
        <source>&amp;Presence</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>Be&amp;grenzung</translation>
    </message>
    <message>
        <source>&amp;Extra variables</source>
        <translation>&amp;Extra-Variablen</translation>
    </message>
    <message>
        <source>&amp;Vault password</source>
        <translation>&amp;Vault-Passwort</translation>
    </message>
    <message>
        <source>Inventories, later ones win</source>
        <translation>Inventare, spätere gewinnen</translation>
    </message>
    <message>
        <source>Files and folders with inventories; later ones win, as with ansible -i … -i …</source>
        <translation>Dateien und Ordner mit Inventaren; spätere gewinnen, wie bei ansible -i … -i …</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Add an inventory file</source>
        <translation>Eine Inventardatei hinzufügen</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Add a folder of inventory files</source>
        <translation>Einen Ordner mit Inventardateien hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected inventory</source>
        <translation>Das ausgewählte Inventar entfernen</translation>
    </message>
    <message>
        <source>Move the selected inventory up: others win over it</source>
        <translation>Das ausgewählte Inventar nach oben schieben: andere gewinnen dagegen</translation>
    </message>
    <message>
        <source>Move the selected inventory down: it wins over others</source>
        <translation>Das ausgewählte Inventar nach unten schieben: es gewinnt gegen andere</translation>
    </message>
    <message>
        <source>%1
There is no such file or folder.</source>
        <translation>%1
Diese Datei oder diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Add a folder of inventories</source>
        <translation>Einen Ordner mit Inventaren hinzufügen</translation>
    </message>
    <message>
        <source>Add inventory files</source>
        <translation>Inventardateien hinzufügen</translation>
    </message>
    <message>
        <source>This does not look like Kubespray: it has no roles/kubespray_defaults.</source>
        <translation>Das sieht nicht nach Kubespray aus: es fehlt roles/kubespray_defaults.</translation>
    </message>
    <message>
        <source>One per line: key=value, JSON or YAML text, or @file.
A line that ends with \ goes on in the next</source>
        <translation>Je Zeile eine: schlüssel=wert, JSON- oder YAML-Text oder @datei.
Eine Zeile, die mit \ endet, geht in der nächsten weiter</translation>
    </message>
    <message>
        <source>Remove the further presence documents</source>
        <translation>Die weiteren Bestandsdokumente weglassen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: %1</source>
        <translation>
            <numerusform>und %n weiteres: %1</numerusform>
            <numerusform>und %n weitere: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::RolloutHistoryModel</name>
    <message>
        <source>not ended: %1</source>
        <translation>nicht beendet: %1</translation>
    </message>
    <message>
        <source>all done and proved</source>
        <translation>alles erledigt und nachgewiesen</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>qm::RolloutHostModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Why, or what runs</source>
        <translation>Warum, oder was läuft</translation>
    </message>
</context>
<context>
    <name>qm::RolloutJobModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <translation>%1, %2, %3: %4</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>time that is left</comment>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Meldung</translation>
    </message>
    <message>
        <source>%1, through %2</source>
        <translation>%1, über %2</translation>
    </message>
</context>
<context>
    <name>qm::RolloutOptionsPanel</name>
    <message>
        <source>After a batch in which more of the hosts failed, no other begins</source>
        <translation>Nach einem Schub, in dem mehr der Hosts fehlgeschlagen sind, beginnt kein weiterer</translation>
    </message>
    <message>
        <source>How often a step is tried when the failure may go away</source>
        <translation>Wie oft ein Schritt versucht wird, wenn der Fehler vorübergehen kann</translation>
    </message>
    <message>
        <source>Downloads from the sources at once, over all downloaders</source>
        <translation>Gleichzeitige Downloads von den Quellen, über alle Downloader</translation>
    </message>
    <message>
        <source>Movements between this machine and nodes at once</source>
        <translation>Gleichzeitige Übertragungen zwischen diesem Rechner und den Knoten</translation>
    </message>
    <message>
        <source>Of these, with one node</source>
        <translation>Davon mit einem Knoten</translation>
    </message>
    <message>
        <source>Engines at work at once; one image at a time each</source>
        <translation>Gleichzeitig arbeitende Engines; jede mit einem Image auf einmal</translation>
    </message>
    <message>
        <source>&amp;Pin loaded images</source>
        <translation>Geladene Images an&amp;pinnen</translation>
    </message>
    <message>
        <source>Options of the rollout</source>
        <translation>Optionen des Rollouts</translation>
    </message>
    <message>
        <source>Where a person is asked before it goes on</source>
        <translation>Wo ein Mensch gefragt wird, bevor es weitergeht</translation>
    </message>
    <message>
        <source>all hosts at once</source>
        <translation>alle Hosts auf einmal</translation>
    </message>
    <message>
        <source>As Ansible&apos;s serial: numbers or percentages, the last repeats. A canary: 1, 100%</source>
        <translation>Wie serial von Ansible: Zahlen oder Prozentwerte, der letzte wiederholt sich. Ein Canary: 1, 100%</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source> MB/s</source>
        <translation> MB/s</translation>
    </message>
    <message>
        <source>Over all that passes this machine</source>
        <translation>Über alles, was durch diesen Rechner läuft</translation>
    </message>
    <message>
        <source>Kubelets leave pinned images alone when they clean up (containerd)</source>
        <translation>Kubelets lassen angepinnte Images beim Aufräumen in Ruhe (containerd)</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>Nach&amp;fragen</translation>
    </message>
    <message>
        <source>&amp;Batches of hosts</source>
        <translation>&amp;Schübe von Hosts</translation>
    </message>
    <message>
        <source>&amp;Failed hosts allowed</source>
        <translation>Erlaubte fehl&amp;geschlagene Hosts</translation>
    </message>
    <message>
        <source>A&amp;ttempts</source>
        <translation>&amp;Versuche</translation>
    </message>
    <message>
        <source>&amp;Downloads at once</source>
        <translation>&amp;Downloads zugleich</translation>
    </message>
    <message>
        <source>T&amp;ransfers at once</source>
        <translation>Übe&amp;rtragungen zugleich</translation>
    </message>
    <message>
        <source>Transfers per &amp;node</source>
        <translation>Übertragungen je &amp;Knoten</translation>
    </message>
    <message>
        <source>&amp;Engines at once</source>
        <translation>&amp;Engines zugleich</translation>
    </message>
    <message>
        <source>“%1” is no batch of hosts: write numbers or percentages, as in “1, 25%, 100%”.</source>
        <translation>„%1“ ist kein Schub von Hosts: bitte Zahlen oder Prozentwerte schreiben, wie in „1, 25%, 100%“.</translation>
    </message>
    <message>
        <source>Send &amp;only missing layers</source>
        <translation>&amp;Nur fehlende Layer senden</translation>
    </message>
    <message>
        <source>Strea&amp;m images into the engine</source>
        <translation>I&amp;mages in die Engine streamen</translation>
    </message>
    <message>
        <source>Layers that a node has of other images are left out (containerd)</source>
        <translation>Layer, die ein Knoten von anderen Images hat, werden weggelassen (containerd)</translation>
    </message>
    <message>
        <source>No archive is kept on the node, and an interrupted image begins anew (containerd)</source>
        <translation>Auf dem Knoten bleibt kein Archiv, und ein unterbrochenes Image beginnt von vorn (containerd)</translation>
    </message>
    <message>
        <source>Of these, by one downloader: this machine, a delegate or a node</source>
        <translation>Davon durch einen Downloader: diesen Rechner, einen Delegaten oder einen Knoten</translation>
    </message>
    <message>
        <source>Of these, through one jump host</source>
        <translation>Davon über einen Sprunghost</translation>
    </message>
    <message>
        <source>Downloads per do&amp;wnloader</source>
        <translation>Downloads je Do&amp;wnloader</translation>
    </message>
    <message>
        <source>Transfers per &amp;jump host</source>
        <translation>Übertragungen je Sprung&amp;host</translation>
    </message>
    <message>
        <source>Limits what passes this machine only, not machines that fetch for themselves.</source>
        <translation>Nur was durch diese Maschine geht: Wer selbst holt, wird nicht gebremst.</translation>
    </message>
    <message>
        <source>MB per &amp;second</source>
        <translation>MB pro Sek&amp;unde</translation>
    </message>
</context>
<context>
    <name>qm::RolloutOverview</name>
    <message>
        <source>stalled</source>
        <translation>stockt</translation>
    </message>
    <message>
        <source>Something runs, but no byte has moved for half a minute</source>
        <translation>Etwas läuft, aber seit einer halben Minute wurde kein Byte übertragen</translation>
    </message>
    <message>
        <source>Progress of the rollout</source>
        <translation>Fortschritt des Rollouts</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>Schub %1 von %2</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Save the report of this rollout as HTML, PDF, Markdown, CSV or JSON</source>
        <translation>Den Bericht dieses Rollouts als HTML, PDF, Markdown, CSV oder JSON speichern</translation>
    </message>
</context>
<context>
    <name>qm::RolloutPage</name>
    <message>
        <source>Steps of the rollout</source>
        <translation>Schritte des Rollouts</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>Run the plan, step by step or at once, and see how far it is</source>
        <translation>Den Plan ausführen, Schritt für Schritt oder am Stück, und sehen, wie weit er ist</translation>
    </message>
    <message>
        <source>The rollout of %1 did not end: %2.</source>
        <translation>Der Rollout vom %1 ging nicht zu Ende: %2.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Every host has what it needs.</source>
        <translation>Jeder Host hat, was er braucht.</translation>
    </message>
    <message>
        <source>No step matches</source>
        <translation>Kein Schritt passt</translation>
    </message>
    <message>
        <source>Nothing can be rolled out here</source>
        <translation>Hier kann nichts ausgerollt werden</translation>
    </message>
    <message>
        <source>This window only plans: the machines of this plan are not contacted. Open the inventory of a cluster to run its plan.</source>
        <translation>Dieses Fenster plant nur: Die Maschinen dieses Plans werden nicht angesprochen. Das Inventar eines Clusters öffnen, um seinen Plan auszuführen.</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>The journal is opened and the plan is written down.</source>
        <translation>Das Journal wird geöffnet und der Plan niedergeschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are planned</source>
        <translation>
            <numerusform>%n Schritt ist geplant</numerusform>
            <numerusform>%n Schritte sind geplant</numerusform>
        </translation>
    </message>
    <message>
        <source>“Start” runs the plan. “Options” says how much happens at once, and where you are asked before it goes on: before every stage, batch, host or step.</source>
        <translation>„Start“ führt den Plan aus. „Optionen“ sagt, wie viel zugleich geschieht und wo gefragt wird, bevor es weitergeht: vor jeder Stufe, jedem Schub, jedem Host oder jedem Schritt.</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>Den Plan ausführen</translation>
    </message>
    <message>
        <source>Begin nothing new, let run what runs; or go on again</source>
        <translation>Nichts Neues beginnen, Laufendes laufen lassen; oder weitermachen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>End what runs; finished work stays</source>
        <translation>Laufendes beenden; Fertiges bleibt</translation>
    </message>
    <message>
        <source>A&amp;gain for failed only</source>
        <translation>&amp;Nur Fehlgeschlagenes noch einmal</translation>
    </message>
    <message>
        <source>Try all failed and cancelled steps again, with what they held up</source>
        <translation>Alle fehlgeschlagenen und abgebrochenen Schritte noch einmal versuchen, samt dem, was sie aufhielten</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Noch &amp;einmal</translation>
    </message>
    <message>
        <source>Try the selected failed or cancelled steps again</source>
        <translation>Die ausgewählten fehlgeschlagenen oder abgebrochenen Schritte noch einmal versuchen</translation>
    </message>
    <message>
        <source>S&amp;kip …</source>
        <translation>Übe&amp;rspringen …</translation>
    </message>
    <message>
        <source>Leave out the selected steps that failed or wait</source>
        <translation>Die ausgewählten Schritte auslassen, die fehlgeschlagen sind oder warten</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>&amp;Log zeigen</translation>
    </message>
    <message>
        <source>Show what the step has written</source>
        <translation>Zeigen, was der Schritt geschrieben hat</translation>
    </message>
    <message>
        <source>Show the co&amp;mmand</source>
        <translation>&amp;Befehl zeigen</translation>
    </message>
    <message>
        <source>Copy c&amp;ommand</source>
        <translation>Be&amp;fehl kopieren</translation>
    </message>
    <message>
        <source>Copy what the current step runs</source>
        <translation>Kopieren, was der aktuelle Schritt ausführt</translation>
    </message>
    <message>
        <source>Copy &amp;names</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <source>Copy the names of the selected steps</source>
        <translation>Die Namen der ausgewählten Schritte kopieren</translation>
    </message>
    <message>
        <source>Show in the ma&amp;trix</source>
        <translation>In der &amp;Matrix zeigen</translation>
    </message>
    <message>
        <source>Show among the no&amp;des</source>
        <translation>Bei den &amp;Knoten zeigen</translation>
    </message>
    <message>
        <source>Show its ro&amp;ute</source>
        <translation>Seinen &amp;Weg zeigen</translation>
    </message>
    <message>
        <source>Show in the &amp;plan</source>
        <translation>Im &amp;Plan zeigen</translation>
    </message>
    <message>
        <source>Show host and artifact on that page</source>
        <translation>Host und Artefakt auf jener Seite zeigen</translation>
    </message>
    <message>
        <source>O&amp;ptions</source>
        <translation>&amp;Optionen</translation>
    </message>
    <message>
        <source>Where you are asked, batches, and how much happens at once</source>
        <translation>Wo gefragt wird, Schübe, und wie viel zugleich geschieht</translation>
    </message>
    <message>
        <source>Find hosts, artifacts, errors</source>
        <translation>Hosts, Artefakte, Fehler suchen</translation>
    </message>
    <message>
        <source>Resume &amp;it</source>
        <translation>For&amp;tsetzen</translation>
    </message>
    <message>
        <source>Show its histor&amp;y</source>
        <translation>Seinen &amp;Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show what it did until then</source>
        <translation>Zeigen, was er bis dahin tat</translation>
    </message>
    <message>
        <source>What the step runs</source>
        <translation>Was der Schritt ausführt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what the step runs</source>
        <translation>Kopieren, was der Schritt ausführt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Pick a step above to see its log.</source>
        <translation>Oben einen Schritt wählen, um sein Log zu sehen.</translation>
    </message>
    <message>
        <source>This step has not written anything yet.</source>
        <translation>Dieser Schritt hat noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message numerus="yes">
        <source>Why are %n step(s) skipped? What rests on them is not reached.</source>
        <translation>
            <numerusform>Warum wird %n Schritt übersprungen? Was auf ihm beruht, wird nicht erreicht.</numerusform>
            <numerusform>Warum werden %n Schritte übersprungen? Was auf ihnen beruht, wird nicht erreicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>A rollout did not end. The page “Rollout” offers to resume it.</source>
        <translation>Ein Rollout ging nicht zu Ende. Die Seite „Rollout“ bietet an, ihn fortzusetzen.</translation>
    </message>
    <message>
        <source>The rollout and its current step</source>
        <translation>Der Rollout und sein aktueller Schritt</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>A&amp;nswer it</source>
        <translation>Bea&amp;ntworten</translation>
    </message>
    <message>
        <source>Go to the page “Nodes”, which asks for it</source>
        <translation>Zur Seite „Knoten“ gehen, die danach fragt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln step(s) done</source>
        <translation>
            <numerusform>%1 von %Ln Schritt erledigt</numerusform>
            <numerusform>%1 von %Ln Schritten erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>The rollout of %1 runs elsewhere, by %2: %3.</source>
        <translation>Der Rollout von %1 läuft anderswo, gestartet von %2: %3.</translation>
    </message>
    <message>
        <source>Show commands that do what the step does</source>
        <translation>Befehle zeigen, die tun, was der Schritt tut</translation>
    </message>
    <message>
        <source>Pick a step above to see commands that do what it does. Secrets are left out.</source>
        <translation>Wählen Sie oben einen Schritt, um Befehle zu sehen, die tun, was er tut. Geheimnisse sind ausgelassen.</translation>
    </message>
    <message>
        <source>Choose another state, stage, host or artifact, or clear the search.</source>
        <translation>Einen anderen Zustand, Abschnitt, Host oder ein anderes Artefakt wählen oder die Suche leeren.</translation>
    </message>
    <message>
        <source>Copy &amp;hosts</source>
        <translation>&amp;Hosts kopieren</translation>
    </message>
    <message>
        <source>Copy the hosts of the selected steps, one per line</source>
        <translation>Die Hosts der ausgewählten Schritte kopieren, einer je Zeile</translation>
    </message>
    <message>
        <source>Steps of this &amp;host</source>
        <translation>Schritte dieses &amp;Hosts</translation>
    </message>
    <message>
        <source>List the steps of the selected hosts only</source>
        <translation>Nur die Schritte der ausgewählten Hosts auflisten</translation>
    </message>
    <message>
        <source>Steps of this &amp;artifact</source>
        <translation>Schritte dieses &amp;Artefakts</translation>
    </message>
    <message>
        <source>List the steps of the selected artifacts only</source>
        <translation>Nur die Schritte der ausgewählten Artefakte auflisten</translation>
    </message>
    <message>
        <source>Steps in this s&amp;tate</source>
        <translation>Schritte in diesem &amp;Zustand</translation>
    </message>
    <message>
        <source>List only steps that are as far as the current one</source>
        <translation>Nur Schritte auflisten, die so weit sind wie der aktuelle</translation>
    </message>
    <message>
        <source>Steps of this &amp;kind</source>
        <translation>Schritte dieser A&amp;rt</translation>
    </message>
    <message>
        <source>List only steps that do what the current one does</source>
        <translation>Nur Schritte auflisten, die tun, was der aktuelle tut</translation>
    </message>
    <message>
        <source>List all st&amp;eps</source>
        <translation>A&amp;lle Schritte auflisten</translation>
    </message>
    <message>
        <source>Clear the search and all that narrows the list</source>
        <translation>Die Suche und alles, was die Liste einschränkt, leeren</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>The rollout of %1 left steps undone: %2.</source>
        <translation>Der Rollout von %1 ließ Schritte unerledigt: %2.</translation>
    </message>
    <message>
        <source>Servers …</source>
        <translation>Server …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not secured …</source>
        <translation>
            <numerusform>%Ln nicht gesichert …</numerusform>
            <numerusform>%Ln nicht gesichert …</numerusform>
        </translation>
    </message>
    <message>
        <source>Private authorities, and registries whose certificates are not checked</source>
        <translation>Private Zertifizierungsstellen und Registries, deren Zertifikate nicht geprüft werden</translation>
    </message>
    <message>
        <source>Nobody checks who answers for: %1</source>
        <translation>Niemand prüft, wer antwortet für: %1</translation>
    </message>
    <message>
        <source>List onl&amp;y</source>
        <translation>&amp;Nur auflisten</translation>
    </message>
    <message>
        <source>Try them aga&amp;in</source>
        <translation>Noch e&amp;inmal versuchen</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>A node or server asks for a password or passphrase, and what is to be done there waits for it.</source>
        <translation>Ein Knoten oder Server fragt nach einem Passwort oder einer Passphrase, und was dort zu tun ist, wartet darauf.</translation>
    </message>
    <message>
        <source>Nothing is planned yet</source>
        <translation>Noch ist nichts geplant</translation>
    </message>
</context>
<context>
    <name>qm::RouteBoxItem</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 not done</source>
        <translation>%1 nicht getan</translation>
    </message>
</context>
<context>
    <name>qm::RouteScene</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Downloaders</source>
        <translation>Downloader</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
</context>
<context>
    <name>qm::RouteTableModel</name>
    <message>
        <source>each host for itself</source>
        <translation>jeder Host für sich</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Images</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all sizes are known.</source>
        <translation>Nicht alle Größen sind bekannt.</translation>
    </message>
    <message>
        <source>Downloader</source>
        <translation>Downloader</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Lieferungen</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>Zu holen</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
</context>
<context>
    <name>qm::RouteView</name>
    <message>
        <source>Routes as a picture; the table below says the same</source>
        <translation>Wege als Bild; die Tabelle darunter sagt dasselbe</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>qm::RoutesPage</name>
    <message>
        <source>Routes</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Where everything comes from and which way it takes to the nodes</source>
        <translation>Woher alles kommt und welchen Weg es zu den Knoten nimmt</translation>
    </message>
    <message>
        <source>Find a host or a route</source>
        <translation>Einen Host oder einen Weg suchen</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything (0)</source>
        <translation>Alles zeigen (0)</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Das Bild exportieren</translation>
    </message>
    <message>
        <source>Save the picture as SVG or PNG</source>
        <translation>Das Bild als SVG oder PNG speichern</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) miss nothing</source>
        <translation>
            <numerusform>%n Host fehlt nichts</numerusform>
            <numerusform>%n Hosts fehlt nichts</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has to move</source>
        <translation>Nichts muss bewegt werden</translation>
    </message>
    <message>
        <source>No host of that name</source>
        <translation>Kein Host dieses Namens</translation>
    </message>
    <message>
        <source>%1 misses nothing and serves nobody</source>
        <translation>Dem Host %1 fehlt nichts, und er bedient niemanden</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Kubespray %1 · %2</source>
        <translation>Kubespray %1 · %2</translation>
    </message>
    <message>
        <source>Scalable picture (*.svg)</source>
        <translation>Skalierbares Bild (*.svg)</translation>
    </message>
    <message>
        <source>Image (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>Es gibt nichts zu zeichnen.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Wider lines: more transfers, on a logarithmic scale</source>
        <translation>Breitere Linien: mehr Übertragungen, logarithmisch</translation>
    </message>
    <message>
        <source>A click on + or Enter opens a group, Backspace closes it.</source>
        <translation>Ein Klick auf + oder die Eingabetaste öffnet eine Gruppe, die Rücktaste schließt sie.</translation>
    </message>
</context>
<context>
    <name>qm::ServerTrustDialog</name>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>only the system&apos;s</source>
        <translation>nur die des Systems</translation>
    </message>
    <message>
        <source>Trusted servers</source>
        <translation>Vertraute Server</translation>
    </message>
    <message>
        <source>A PEM file with the certificates of private authorities, trusted in addition to those that each machine trusts already</source>
        <translation>Eine PEM-Datei mit den Zertifikaten privater Zertifizierungsstellen, denen zusätzlich zu denen vertraut wird, denen jede Maschine schon vertraut</translation>
    </message>
    <message>
        <source>Registries whose certificates are not checked, or that have none</source>
        <translation>Registries, deren Zertifikate nicht geprüft werden oder die keine haben</translation>
    </message>
    <message>
        <source>C&amp;ertificates</source>
        <translation>&amp;Zertifikate</translation>
    </message>
    <message>
        <source>&amp;Not secured</source>
        <translation>&amp;Nicht gesichert</translation>
    </message>
    <message>
        <source>Nobody checks who answers for %1. Whoever is on the way there can read what is sent, passwords of registries included, and can put other images in place of those whose digest no plan has fixed. A certificate is the better way.</source>
        <translation>Niemand prüft, wer für %1 antwortet. Wer auf dem Weg dorthin ist, kann lesen, was gesendet wird, auch Passwörter von Registries, und kann andere Images an die Stelle derer setzen, deren Digest kein Plan festgelegt hat. Ein Zertifikat ist der bessere Weg.</translation>
    </message>
    <message>
        <source>“%1” is no registry: write host or host:port, as it stands in names of images.</source>
        <translation>„%1“ ist keine Registry: Schreiben Sie Host oder Host:Port, wie es in Namen von Images steht.</translation>
    </message>
    <message>
        <source>The program has started these itself, and trusts them for as long as it runs</source>
        <translation>Das Programm hat diese selbst gestartet und vertraut ihnen, solange es läuft</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>Außerdem</translation>
    </message>
    <message>
        <source>Whom to trust when sizes are asked for and artifacts are downloaded, by this machine, delegates and nodes. Changes count from the next start of a rollout on, and when all failed steps are tried again.</source>
        <translation>Wem geglaubt wird, wenn nach Größen gefragt und Artefakte geladen werden, von dieser Maschine, von Delegates und Knoten. Es gilt vom nächsten Start eines Rollouts an, und wenn alles Fehlgeschlagene noch einmal versucht wird.</translation>
    </message>
</context>
<context>
    <name>qm::SleepInhibitor</name>
    <message>
        <source>A rollout is running</source>
        <translation>Ein Rollout läuft</translation>
    </message>
</context>
<context>
    <name>qm::SourceOpener</name>
    <message>
        <source>The editor “%1” could not be started; see View → Editor.</source>
        <translation>Der Editor „%1“ konnte nicht gestartet werden; siehe Ansicht → Editor.</translation>
    </message>
</context>
<context>
    <name>qm::SourceViewer</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Find in file</source>
        <translation>In der Datei suchen</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>Copy file name and line</source>
        <translation>Dateiname und Zeile kopieren</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>… the file goes on; only its first 16 MiB are shown.</source>
        <translation>… die Datei geht weiter; nur ihre ersten 16 MiB werden gezeigt.</translation>
    </message>
</context>
<context>
    <name>qm::StageFlow</name>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s)</source>
        <translation>
            <numerusform>%n Artefakt</numerusform>
            <numerusform>%n Artefakte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Stages of the plan</source>
        <translation>Stufen des Plans</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 erledigt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 laufend</translation>
    </message>
    <message>
        <source>%1 not done</source>
        <translation>%1 nicht erledigt</translation>
    </message>
</context>
<context>
    <name>qm::StaleNotice</name>
    <message>
        <source>Ask &amp;them now</source>
        <translation>&amp;Jetzt befragen</translation>
    </message>
    <message>
        <source>Ask these nodes what they have, and plan again with that</source>
        <translation>Diese Knoten fragen, was sie haben, und damit neu planen</translation>
    </message>
    <message numerus="yes">
        <source>Plan and matrix still show %Ln node(s) as before this rollout.</source>
        <translation>
            <numerusform>Plan und Matrix zeigen %Ln Knoten noch wie vor diesem Rollout.</numerusform>
            <numerusform>Plan und Matrix zeigen %Ln Knoten noch wie vor diesem Rollout.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qm::StartPage</name>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Planen</translation>
    </message>
    <message>
        <source>Compute the plan from these inputs</source>
        <translation>Aus diesen Eingaben den Plan berechnen</translation>
    </message>
    <message>
        <source>Open an inventory</source>
        <translation>Ein Inventar öffnen</translation>
    </message>
    <message>
        <source>Choose an Ansible inventory and the Kubespray checkout it is for, or drop them on this window. Nothing in them is executed, and no host is contacted.</source>
        <translation>Ein Ansible-Inventar und den zugehörigen Kubespray-Checkout wählen oder auf dieses Fenster ziehen. Nichts darin wird ausgeführt, und kein Host wird angesprochen.</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>%1
Kubespray: %2
Double click or Enter to plan again</source>
        <translation>%1
Kubespray: %2
Doppelklick oder Eingabetaste, um neu zu planen</translation>
    </message>
</context>
<context>
    <name>qm::StateChips</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>Steps at work, or about to be tried again</source>
        <translation>Schritte, die laufen oder gleich noch einmal versucht werden</translation>
    </message>
    <message>
        <source>Steps that wait for others, for a gate or for a place</source>
        <translation>Schritte, die auf andere, ein Tor oder einen Platz warten</translation>
    </message>
    <message>
        <source>Steps that were tried as often as they may be</source>
        <translation>Schritte, die so oft versucht wurden, wie sie dürfen</translation>
    </message>
    <message>
        <source>Steps that are done and proved, or were found so</source>
        <translation>Schritte, die erledigt und nachgewiesen sind oder so vorgefunden wurden</translation>
    </message>
    <message>
        <source>Steps that were skipped, cancelled or not reached</source>
        <translation>Schritte, die übersprungen, abgebrochen oder nicht erreicht wurden</translation>
    </message>
    <message>
        <source>Which steps are listed</source>
        <translation>Welche Schritte aufgeführt sind</translation>
    </message>
</context>
<context>
    <name>qm::StatusLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>No diagnostics</source>
        <translation>Keine Diagnosen</translation>
    </message>
    <message>
        <source>Show or hide the diagnostics (Ctrl+Shift+D)</source>
        <translation>Die Diagnosen zeigen oder verbergen (Strg+Umschalt+D)</translation>
    </message>
    <message>
        <source>Progress of the rollout</source>
        <translation>Fortschritt des Rollouts</translation>
    </message>
    <message>
        <source>Show the rollout</source>
        <translation>Den Rollout zeigen</translation>
    </message>
</context>
<context>
    <name>qm::StepModel</name>
    <message>
        <source>Can begin at once.</source>
        <translation>Kann sofort beginnen.</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Proved by</source>
        <translation>Nachgewiesen durch</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach Schritt</translation>
    </message>
</context>
<context>
    <name>qm::TableView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows as a table</source>
        <translation>Die ausgewählten Zeilen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy as C&amp;SV</source>
        <translation>Als C&amp;SV kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows as comma-separated values</source>
        <translation>Die ausgewählten Zeilen als kommagetrennte Werte kopieren</translation>
    </message>
</context>
<context>
    <name>qm::ThroughputChart</name>
    <message>
        <source>Throughput over time</source>
        <translation>Durchsatz über die Zeit</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Höchstens %1</translation>
    </message>
    <message>
        <source>Nothing has moved yet</source>
        <translation>Noch hat sich nichts bewegt</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
</context>
<context>
    <name>qm::VariablesModel</name>
    <message>
        <source>overridden</source>
        <translation>überschrieben</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>%1 overridden</source>
        <translation>%1 überschrieben</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value as written</source>
        <translation>Wert wie geschrieben</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Set in</source>
        <translation>Gesetzt in</translation>
    </message>
</context>
<context>
    <name>qm::VariablesPanel</name>
    <message>
        <source>Find variables, values or files</source>
        <translation>Variablen, Werte oder Dateien suchen</translation>
    </message>
    <message>
        <source>Which variables</source>
        <translation>Welche Variablen</translation>
    </message>
    <message>
        <source>All variables</source>
        <translation>Alle Variablen</translation>
    </message>
    <message>
        <source>Set by the inventory</source>
        <translation>Vom Inventar gesetzt</translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation>Überschrieben</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Set by the role</source>
        <translation>Von der Rolle gesetzt</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>&amp;Open where it is set</source>
        <translation>Stelle der Zuweisung &amp;öffnen</translation>
    </message>
    <message>
        <source>Open the file that sets the variable, at its line</source>
        <translation>Die Datei, die die Variable setzt, an der Zeile öffnen</translation>
    </message>
    <message>
        <source>The selected value</source>
        <translation>Der ausgewählte Wert</translation>
    </message>
    <message>
        <source>Select a variable to see its whole value, and what it comes to for the host.</source>
        <translation>Eine Variable auswählen, um ihren ganzen Wert zu sehen, und was er für den Host ergibt.</translation>
    </message>
    <message>
        <source>in no group</source>
        <translation>in keiner Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>group of %n host(s); with what it has from the groups above it</source>
        <translation>
            <numerusform>Gruppe von %n Host; mit dem, was sie von den Gruppen darüber hat</numerusform>
            <numerusform>Gruppe von %n Hosts; mit dem, was sie von den Gruppen darüber hat</numerusform>
        </translation>
    </message>
    <message>
        <source>No host or group selected</source>
        <translation>Kein Host und keine Gruppe ausgewählt</translation>
    </message>
    <message>
        <source>Select one in the tree to see its variables, where each is set and what it overrides.</source>
        <translation>Im Baum auswählen, um die Variablen zu sehen, wo jede gesetzt ist und was sie überschreibt.</translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation>
            <numerusform>%n Variable</numerusform>
            <numerusform>%n Variablen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>→ for %1:</source>
        <translation>→ für %1:</translation>
    </message>
</context>
<context>
    <name>qm::WeighingDialog</name>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>as skopeo and docker keep them</source>
        <translation>wie skopeo und docker sie aufbewahren</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>only the system&apos;s</source>
        <translation>nur die des Systems</translation>
    </message>
    <message>
        <source>Ask for sizes</source>
        <translation>Größen erfragen</translation>
    </message>
    <message>
        <source>Asks web servers and registries how large each artifact is and what the names of images stand for now. Nothing is downloaded but descriptions.</source>
        <translation>Fragt Webserver und Registries, wie groß jedes Artefakt ist und wofür die Namen von Images jetzt stehen. Geladen werden nur Beschreibungen.</translation>
    </message>
    <message>
        <source>%1 of %2 asked for</source>
        <translation>%1 von %2 erfragt</translation>
    </message>
    <message>
        <source>The sizes of %1 of %2 artifacts are known.</source>
        <translation>Die Größen von %1 von %2 Artefakten sind bekannt.</translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>Angehalten. %1</translation>
    </message>
    <message>
        <source>%1 The diagnostics say why the others are unknown.</source>
        <translation>%1 Die Diagnosen sagen, warum nicht alle.</translation>
    </message>
    <message>
        <source>One line each: REGISTRY=MIRROR. A mirror is asked before the registry</source>
        <translation>Je eine Zeile: REGISTRY=MIRROR. Ein Mirror wird vor der Registry gefragt</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Mirrors</translation>
    </message>
    <message>
        <source>Registries whose certificates are not checked, or that have none: whatever is sent there, credentials included, can be read on the way</source>
        <translation>Registries, deren Zertifikate nicht geprüft werden oder die keine haben: was dorthin gesendet wird, auch Zugangsdaten, ist unterwegs lesbar</translation>
    </message>
    <message>
        <source>&amp;Credentials</source>
        <translation>&amp;Zugangsdaten</translation>
    </message>
    <message>
        <source>C&amp;ertificates</source>
        <translation>Z&amp;ertifikate</translation>
    </message>
    <message>
        <source>&amp;Mirrors</source>
        <translation>&amp;Mirrors</translation>
    </message>
    <message>
        <source>&amp;Not secured</source>
        <translation>&amp;Ungesichert</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>Ask, and plan with the answers</source>
        <translation>Fragen und mit den Antworten planen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stop asking; what was answered so far counts</source>
        <translation>Nicht weiter fragen; was bisher geantwortet wurde, zählt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>The servers of the example do not exist: there is nobody to ask.</source>
        <translation>Die Server des Beispiels gibt es nicht: Es ist niemand da, der gefragt werden könnte.</translation>
    </message>
    <message>
        <source>“%1” is no registry: write host or host:port, as it stands in names of images.</source>
        <translation>„%1“ ist keine Registry: Schreiben Sie Host oder Host:Port, wie es in Namen von Images steht.</translation>
    </message>
</context>
<context>
    <name>qm::WeighingService</name>
    <message>
        <source>There is no plan yet whose artifacts could be asked for.</source>
        <translation>Es gibt noch keinen Plan, nach dessen Artefakten gefragt werden könnte.</translation>
    </message>
</context>
</TS>
