namespace ConditionalAccess.Cli.Tests;

/// <summary>Every command with inputs that are good, and every place where it takes a path.</summary>
internal static class Commands
{
    /// <summary>A command line; <c>{}</c> stands where the path goes that a test is about.</summary>
    /// <param name="Name">What the line is about.</param>
    /// <param name="Line">The arguments.</param>
    /// <param name="Good">The path that makes it a good line.</param>
    /// <param name="TakesFolder">True when the path may be a folder.</param>
    public sealed record PathLine(string Name, string[] Line, string Good, bool TakesFolder)
    {
        public string[] With(string path) => [.. Line.Select(w => w == "{}" ? path : w)];

        public override string ToString() => Name;
    }

    public static IReadOnlyList<PathLine> All(Workspace files)
    {
        string export = files.Add("good/export/policies.json", Exports.Clean);
        string fleet = files.Add("good/fleet/policies.json", DevicesTests.Policies);
        string inventory = files.Add("good/inventory.json", DevicesTests.Inventory);
        string log = files.Add("good/log.jsonl", ReplayLogs.Graph("a", "success"));
        string users = files.Add("good/users.json", "{ \"" + Exports.Anna + "\": { \"groups\": [] } }");
        string signIns = files.Add("good/signins.json", "{ \"signIns\": [ { \"name\": \"Anna\", \"user\": { \"id\": \"" + Exports.Anna + "\" } } ] }");
        string tests = files.Add("good/tests/a.tests.json", """{ "policies": "../export", "tests": [ { "name": "Anna", "signIn": {}, "expect": { "doesNotApply": "Finance: MFA", "restsOnUnknown": true } } ] }""");
        return
        [
            new("check", ["check", "{}"], export, true),
            new("whatif", ["whatif", "{}", "--allow-indeterminate"], export, true),
            new("whatif signins", ["whatif", export, "--sign-ins", "{}", "--allow-indeterminate"], signIns, false),
            new("test", ["test", "{}", "--allow-indeterminate"], tests, true),
            new("test policies", ["test", tests, "--policies", "{}"], export, true),
            new("devices", ["devices", "{}", inventory, "--at", "2026-03-16T09:00:00Z"], fleet, true),
            new("devices inventory", ["devices", fleet, "{}", "--at", "2026-03-16T09:00:00Z"], inventory, true),
            new("matrix", ["matrix", "{}"], export, true),
            new("report", ["report", "{}", "--format", "text"], export, true),
            new("report tests", ["report", export, "--tests", "{}", "--format", "text"], tests, true),
            new("replay", ["replay", "{}", log], export, true),
            new("replay log", ["replay", export, "{}"], log, false),
            new("replay against", ["replay", export, log, "--against", "{}"], export, true),
            new("replay directory", ["replay", export, log, "--directory", "{}"], users, false),
        ];
    }
}
