using System.Globalization;
using ConditionalAccess;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;

namespace DeviceComplianceSample;

/// <summary>Prints a fleet view with bars of plain characters.</summary>
internal sealed class FleetPrinter(TextWriter output)
{
    private const int BarWidth = 40;
    private const int LabelWidth = 38;

    public void Print(FleetView view)
    {
        Title($"{view.States.Devices} devices on {view.At:yyyy-MM-dd HH:mm} UTC, {view.States.AccessCompliant} of them with access");
        foreach (ComplianceState state in Enum.GetValues<ComplianceState>().OrderByDescending(view.States.Of)) Bar(Words(state.ToString()), view.States.Of(state), view.States.Devices);

        Title("Why devices have no access");
        foreach (Tally<ComplianceCauseKind> cause in view.BlockedBecause) Bar(Words(cause.Key.ToString()), cause.Devices, view.States.Devices - view.States.AccessCompliant);

        Title("Platforms");
        foreach (Tally<CompliancePlatform> platform in view.Enrollment.ByPlatform) Bar(platform.Key.ToString(), platform.Devices, view.States.Devices);

        Title("Policies: devices that fail or are in grace, of all they apply to");
        foreach (PolicyFigure policy in view.Policies.OrderByDescending(p => p.Noncompliant).ThenBy(p => p.DisplayName, StringComparer.Ordinal))
            Bar(policy.DisplayName ?? policy.PolicyId.ToString(), policy.Noncompliant, policy.Total);

        Title("Settings that fail most");
        foreach (SettingFigure setting in view.Settings.Where(s => s.Counts.NonCompliant > 0).OrderByDescending(s => s.Counts.NonCompliant).ThenBy(s => s.Setting, StringComparer.Ordinal).Take(8))
            Bar($"{setting.Setting} ({setting.Platform})", setting.Counts.NonCompliant, setting.Counts.Devices);

        Title("Four questions: yes, no, not known");
        Question("Encrypted?", view.Factors.Encrypted);
        Question("Malware or threat found?", view.Factors.MalwareFound);
        Question("Up to date?", view.Factors.SettingsUpdated);
        Question("Jailbroken or rooted?", view.Factors.JailbrokenOrRooted);
    }

    public void Print(FleetForecast forecast, int days)
    {
        Title($"Forecast: devices that lose access in the next {days} days although nothing about them changes");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {forecast.BlockedNow} have none already"));
        int most = forecast.Days.IsEmpty ? 1 : forecast.Days.Max(d => d.Devices);
        foreach (ForecastDay day in forecast.Days) Bar(day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.Devices, most);
    }

    public void Title(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(new string('-', Math.Min(text.Length, 100)));
    }

    private void Question(string question, FactorCounts counts)
        => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {question,-LabelWidth} {counts.True,5} yes {counts.False,5} no {counts.Unknown,5} not known"));

    private void Bar(string label, int count, int of)
    {
        if (label.Length > LabelWidth) label = label[..(LabelWidth - 3)] + "...";
        int length = of == 0 ? 0 : (int)Math.Round((double)count * BarWidth / of, MidpointRounding.AwayFromZero);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {label,-LabelWidth} {count,5} {new string('#', count > 0 ? Math.Max(1, length) : 0)}"));
    }

    // InGracePeriod becomes "in grace period".
    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
