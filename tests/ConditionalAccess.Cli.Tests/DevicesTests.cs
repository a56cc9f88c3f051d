using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

public sealed class DevicesTests : IDisposable
{
    internal const string Policies = """
        {
          "value": [
            {
              "@odata.type": "#microsoft.graph.windows10CompliancePolicy",
              "id": "5c000000-0000-4000-8000-0000000000f1",
              "displayName": "Windows: version",
              "osMinimumVersion": "10.0.22631.0",
              "scheduledActionsForRule": [ { "scheduledActionConfigurations": [ { "gracePeriodHours": 72, "actionType": "block" } ] } ],
              "assignments": [ { "target": { "@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget" } } ]
            },
            {
              "@odata.type": "#microsoft.graph.windows10CompliancePolicy",
              "id": "5c000000-0000-4000-8000-0000000000f2",
              "displayName": "Windows: never below 19045",
              "osMinimumVersion": "10.0.19045.0",
              "scheduledActionsForRule": [ { "scheduledActionConfigurations": [ { "gracePeriodHours": 0, "actionType": "block" } ] } ],
              "assignments": [ { "target": { "@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget" } } ]
            }
          ]
        }
        """;

    internal static readonly string Inventory = "{ \"devices\": [" + string.Join(",", Device(1, "NEW\\u001b[31m", "10.0.26100.1"), Device(2, "AGEING", "10.0.19045.1"), Device(3, "OLD", "10.0.17763.1")) + "] }";

    private readonly Workspace _files = new();
    private readonly string _policies;
    private readonly string _inventory;

    public DevicesTests()
    {
        _policies = _files.Add("export/policies.json", Policies);
        _inventory = _files.Add("inventory.json", Inventory);
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void States_causes_forecast_and_devices_without_access_are_shown()
        => Assert.Equal(
            new Outcome(0, """
                3 devices at 2026-03-16T09:00:00Z, 2 with access
                  compliant: 1
                  noncompliant: 1
                  inGracePeriod: 1
                without access because of
                  policyFailed: 1
                policies that fail or are in grace
                  'Windows: version': 2 of 3
                  'Windows: never below 19045': 1 of 3
                settings that fail most
                  osMinimumVersion (windows10): 2 of 3
                in the next 14 days 1 device loses access although nothing about them changes
                  'AGEING' (00000001-0000-4000-8000-000000000002) on 2026-03-19T09:00:00Z: graceExpires
                devices without access
                  'OLD' (00000001-0000-4000-8000-000000000003): noncompliant, because of policyFailed 'Windows: never below 19045' osMinimumVersion

                """.ReplaceLineEndings("\n"), ""),
            Run());

    [Fact]
    public void A_list_shows_every_device_with_its_name_escaped()
    {
        string output = Run("--list").Output;
        Assert.Contains("\ndevices\n  'NEW\\u001b[31m' (00000001-0000-4000-8000-000000000001): compliant\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  'AGEING' (00000001-0000-4000-8000-000000000002): inGracePeriod\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shorter_forecast_sees_less() => Assert.Contains("\nin the next 2 days 0 devices lose access although nothing about them changes\n", Run("--days", "2").Output, StringComparison.Ordinal);

    [Fact]
    public void The_json_has_figures_devices_and_forecast()
    {
        Outcome outcome = Run("--format", "json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement root = document.RootElement;
        Assert.Equal(["schemaVersion", "at", "devices", "withAccess", "states", "withoutAccessBecauseOf", "policies", "settings", "list", "forecast"], root.EnumerateObject().Select(m => m.Name));
        Assert.Equal((3, 2, 1), (root.GetProperty("devices").GetInt32(), root.GetProperty("withAccess").GetInt32(), root.GetProperty("states").GetProperty("noncompliant").GetInt32()));
        Assert.Equal([true, true, false], root.GetProperty("list").EnumerateArray().Select(d => d.GetProperty("hasAccess").GetBoolean()));
        Assert.Equal("2026-03-19T09:00:00Z", root.GetProperty("forecast").GetProperty("losses")[0].GetProperty("at").GetString());
    }

    [Fact]
    public void Without_a_time_it_is_now()
    {
        using var output = new StringWriter();
        var clock = new StoppedClock(new DateTimeOffset(2026, 3, 16, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, Cactl.Run(["devices", _policies, _inventory], new Streams(output, TextWriter.Null) { Clock = clock }));
        Assert.StartsWith("3 devices at 2026-03-16T09:00:00Z, ", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cactl: 'soon' is no time: write one such as 2026-03-16T09:00:00Z\n", "--at", "soon")]
    [InlineData("cactl: --days must lie between 0 and 366\n", "--days", "367")]
    public void Options_that_mean_nothing_are_no_answer(string message, params string[] options) => Assert.Equal(new Outcome(2, "", message), _files.Run(["devices", _policies, _inventory, .. options]));

    [Fact]
    public void Input_that_cannot_be_read_is_no_answer_and_all_of_it_is_named()
        => Assert.Equal(
            new Outcome(2, "", "cactl: CAP1016 error in ~/a: the file does not exist; check the path\ncactl: CAP1016 error in ~/b: the file does not exist; check the path\n"),
            _files.Run("devices", _files["a"], _files["b"]));

    private static string Device(int number, string jsonName, string version) => $$"""
        {
          "id": "00000001-0000-4000-8000-00000000000{{number}}", "deviceName": "{{jsonName}}", "isEnrolled": true, "managementAgent": "mdm",
          "enrolledDateTime": "2025-08-12T09:00:00Z", "lastSyncDateTime": "2026-03-16T08:00:00Z", "userId": "00000003-0000-4000-8000-000000000001",
          "user": { "exists": true, "isIntuneLicensed": true, "groupIds": [] }, "groupIds": [], "platform": "windows10", "edition": "desktop", "osVersion": "{{version}}"
        }
        """;

    private Outcome Run(params string[] options) => _files.Run(["devices", _policies, _inventory, "--at", "2026-03-16T09:00:00Z", .. options]);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
