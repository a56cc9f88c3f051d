using System.CommandLine;
using System.Globalization;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Devices;

/// <summary><c>cactl devices</c>: the compliance of an inventory, the figures of the fleet, and a forecast.</summary>
internal sealed class DevicesCommand
{
    private const int LongestForecast = 366;

    private static readonly string[] s_examples =
    [
        "cactl devices export inventory.json",
        "cactl devices export inventory.json --at 2026-03-16T09:00:00Z --days 30 --list",
        "cactl devices export inventory.json --format json --output fleet.json",
    ];

    private readonly ExampledCommand _command = new("devices", "Decides the compliance of every device of an inventory, and says which lose access although nothing about them changes.", s_examples, "text", "json");
    private readonly Argument<string> _export = new("export") { Description = "File or folder of compliance policies as JSON, as Microsoft Graph exports them.", HelpName = "export" };
    private readonly Argument<string> _inventory = new("inventory") { Description = "File or folder of devices.", HelpName = "inventory" };
    private readonly Option<string?> _at = new("--at") { Description = "The instant to decide for, such as 2026-03-16T09:00:00Z; now when it is left out.", HelpName = "time" };
    private readonly Option<int> _days = new("--days") { Description = "How far the forecast looks.", DefaultValueFactory = static _ => 14, HelpName = "days" };
    private readonly Option<bool> _list = new("--list") { Description = "Show every device, not only those without access." };
    private readonly Option<bool> _strict = Export.StrictOption();
    private readonly TimeProvider _clock;

    private DevicesCommand(Streams streams)
    {
        _clock = streams.Clock;
        _command.Arguments.Add(_export);
        _command.Arguments.Add(_inventory);
        foreach (Option option in (Option[])[_at, _days, _list, _strict]) _command.Options.Add(option);
        _command.Answers(streams, Answer);
    }

    public static Command Create(Streams streams) => new DevicesCommand(streams)._command;

    private Answer Answer(ParseResult parsed)
    {
        var messages = new List<string>();
        if (At(parsed.GetValue(_at)) is not { } at) return Cli.Answer.None(SafeText.Quote(parsed.GetValue(_at)!) + " is no time: write one such as 2026-03-16T09:00:00Z");
        int days = parsed.GetValue(_days);
        if (days is < 0 or > LongestForecast) return Cli.Answer.None("--days must lie between 0 and 366");
        CompliancePolicySet? policies = Policies(parsed.GetValue(_export)!, parsed.GetValue(_strict), messages);
        DeviceInventory? inventory = Inventory(parsed.GetValue(_inventory)!, messages);
        if (policies is null || inventory is null) return Cli.Answer.None(messages);
        DecidedFleet fleet = DecidedFleet.Decide(policies.Compile(), inventory, at, days);
        return Cli.Answer.Of(ExitCodes.Fine, form => form == "json" ? FleetJson.Write(fleet) : FleetText.Write(fleet, parsed.GetValue(_list)), messages);
    }

    private DateTimeOffset? At(string? text)
    {
        if (text is null) return _clock.GetUtcNow();
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at)
            && at.Year is > 1970 and < 9000 ? at : null;
    }

    private static CompliancePolicySet? Policies(string path, bool isStrict, List<string> messages)
    {
        CompliancePolicySet.TryLoad(path, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, new PolicyReadOptions { Strict = isStrict });
        Export.Tell(path, found, messages);
        return set;
    }

    private static DeviceInventory? Inventory(string path, List<string> messages)
    {
        if (path.Length == 0)
        {
            messages.Add("the inventory has no name");
            return null;
        }

        DeviceInventory.TryLoad(path, out DeviceInventory? inventory, out IReadOnlyList<PolicyDiagnostic> found);
        Export.Tell(path, found, messages);
        if (inventory is not { Devices.IsEmpty: true }) return inventory;
        messages.Add(SafeText.Quote(path) + " has no devices");
        return null;
    }
}
