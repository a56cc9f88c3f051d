using System.Text;
using ConditionalAccess;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;
using ConditionalAccess.Diagnostics;
using DeviceComplianceSample;

// DeviceCompliance [<folder with compliance and access policies> [<inventory file>]]
if (args.Length > 2)
{
    Console.Error.WriteLine("usage: DeviceCompliance [<folder with compliance and access policies> [<device inventory file>]]");
    return 2;
}

DateTimeOffset now = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);
string tenant = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "tenant");
try
{
    CompliancePolicySet policies = CompliancePolicySet.Load(tenant);
    PolicySet accessPolicies = PolicySet.Load(tenant);
    ComplianceEngine compliance = policies.Compile();
    PolicyEngine access = accessPolicies.Compile();
    DeviceInventory inventory = DeviceInventory.Load(args.Length > 1 ? args[1] : WriteInventory(now));
    foreach (PolicyDiagnostic finding in policies.Diagnostics.Concat(inventory.Diagnostics).Where(f => f.Severity >= DiagnosticSeverity.Warning)) Console.Error.WriteLine(finding);
    Console.WriteLine($"{policies.Policies.Count} compliance policies, {accessPolicies.Policies.Count} access policies, {inventory.Devices.Count} devices");

    var printer = new FleetPrinter(Console.Out);
    printer.Print(compliance.ViewFleet(inventory, now));
    printer.Print(compliance.Forecast(inventory, now, TimeSpan.FromDays(14)), 14);
    if (args.Length == 0) Stories(compliance, access, printer);
    return 0;
}
catch (PolicyFormatException e)
{
    foreach (PolicyDiagnostic finding in e.Diagnostics.Where(f => f.Severity == DiagnosticSeverity.Error)) Console.Error.WriteLine(finding);
    return 1;
}

// The inventory goes through a file, as a real one would.
static string WriteInventory(DateTimeOffset now)
{
    string path = Path.Combine(AppContext.BaseDirectory, "inventory.json");
    var inventory = new DeviceInventory(ValueArray.From(new SampleFleet(now).Create().Select(facts => new DeviceInventoryEntry(facts))));
    File.WriteAllText(path, inventory.ToJson(), new UTF8Encoding(false));
    return path;
}

void Stories(ComplianceEngine compliance, PolicyEngine access, FleetPrinter printer)
{
    printer.Title("An incident: compliant, risk raised, access cut, cleaned, access back");
    DeviceFacts healthy = SampleFleet.HealthyComputer(now);
    var incident = new DeviceStory(compliance, access, Console.Out);
    incident.Step("an ordinary morning", healthy, now);
    incident.Step("Defender finds an attack on the computer", healthy with { ThreatReports = [SampleFleet.Risk(MachineRisk.High, now.AddMinutes(22))] }, now.AddMinutes(23));
    incident.Step("the computer was cleaned and the alerts resolved", healthy with { ThreatReports = [SampleFleet.Risk(MachineRisk.None, now.AddHours(4))] }, now.AddHours(4));

    printer.Title("A grace period that runs out");
    DeviceFacts outdated = healthy with { Id = "00000009-0000-4000-8000-000000000002", OsVersion = "10.0.22631.3880" };
    var grace = new DeviceStory(compliance, access, Console.Out);
    DeviceCompliance first = grace.Step("the computer has an old build", outdated, now);
    grace.Step("a day later: a mail is due", outdated, now.AddDays(1));
    grace.Step("the grace period is over", outdated, first.ComplianceGracePeriodExpirationDateTime ?? now);
    grace.Step("the update is installed", outdated with { OsVersion = "10.0.22631.5472" }, now.AddDays(8));
}
