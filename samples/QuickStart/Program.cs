using ConditionalAccess;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using QuickStart;

string sample = AppContext.BaseDirectory;
if (!QuickStartOptions.TryParse(args, sample, out QuickStartOptions? options, out string problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(QuickStartOptions.Usage);
    return 2;
}

try
{
    PolicySet set = TenantExport.Load(options.Tenant, Console.Error);
    if (options.DerivesSignIns) set = SampleTables.Complete(set, Path.Combine(sample, "tenant", "appGroups.json"));
    SignInDocument document = SignInDocument.Load(options.SignIns);
    PolicyEngine engine = set.Compile();

    KnownNames names = KnownNames.Load(Path.Combine(sample, "names.json"));
    foreach (AuthenticationStrength strength in set.Tenant.AuthenticationStrengths) names.Add(strength.Id, strength.DisplayName);
    foreach (NamedLocation place in set.Tenant.NamedLocations) names.Add(place.Id, place.DisplayName);

    var table = new DecisionTable(set.Tenant, names);
    foreach (NamedSignIn named in document.SignIns) table.Add(named.Name, in named.SignIn, engine.Evaluate(in named.SignIn));
    if (options.DerivesSignIns)
    {
        var derived = new DerivedSignIns(set.Tenant, document.SignIns[0].SignIn.At ?? DateTimeOffset.UnixEpoch);
        foreach ((string name, SignIn signIn) in derived.For(set.Policies)) table.Add(name, in signIn, engine.Evaluate(in signIn));
    }

    Console.WriteLine($"{set.Policies.Count} policies, {set.Tenant.NamedLocations.Count} named locations, {set.Tenant.AuthenticationStrengths.Count} authentication strengths; {FindingSummary.Of(set.Diagnostics)}");
    Console.WriteLine();
    Console.Write(table.Render(TerminalWidth.Find()));
    Console.WriteLine(table.Summary());
    return 0;
}
catch (PolicyFormatException e)
{
    foreach (PolicyDiagnostic finding in e.Diagnostics.Where(f => f.Severity == DiagnosticSeverity.Error)) Console.Error.WriteLine(finding);
    return 1;
}
