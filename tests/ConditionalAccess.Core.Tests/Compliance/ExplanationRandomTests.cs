using System.Text;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Json;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Laws of explanations and signals over generated devices; a failing seed is printed.</summary>
public class ExplanationRandomTests
{
    private const ulong Cases = 3000;

    [Fact]
    public void A_device_without_access_always_has_a_step_and_every_form_can_be_written()
    {
        int refused = 0;
        for (ulong seed = 0; seed < Cases; seed++)
        {
            DeviceCompliance device = Evaluate(ComplianceCase.Create(seed));
            ExplainedDevice explained = device.Explain();
            if (!device.AccessCompliant && explained.Steps.IsEmpty) Assert.Fail($"seed {seed}: nothing to do\n{explained}");
            if (explained.Steps.Any(string.IsNullOrWhiteSpace) || explained.Steps.Distinct().Count() != explained.Steps.Count) Assert.Fail($"seed {seed}: steps\n{explained}");
            if (!IsJson(device.ToJson()) || !IsJson(explained.ToJson())) Assert.Fail($"seed {seed}: no JSON");
            if (!device.AccessCompliant) refused++;
        }

        Assert.InRange(refused, 100, (int)Cases - 100);
    }

    [Fact]
    public void A_device_that_counts_as_compliant_later_is_so_when_it_is_evaluated_then()
    {
        int later = 0;
        for (ulong seed = 0; seed < Cases; seed++)
        {
            ComplianceCase c = ComplianceCase.Create(seed);
            DeviceCompliance device = Evaluate(c);
            foreach (double days in new[] { 0, 0.3, 1, 5, 20, 45 })
            {
                if (c.Now > DateTimeOffset.MaxValue.AddDays(-days)) continue;
                DateTimeOffset at = c.Now.AddDays(days);
                DeviceSignals signals = ComplianceSignals.Of(c.Facts with { AzureADDeviceId = "e", EntraDevice = new() { IsRegistrationComplete = true } }, device, at);
                if (signals.IsCompliant != true) continue;
                if (!ComplianceReference.Evaluate(c.Configuration, c.Options, c.Facts, device.Record, at).AccessCompliant) Assert.Fail($"seed {seed}, {days} days later\n{c}");
                if (days > 0) later++;
            }
        }

        Assert.True(later > 100, $"only {later} later instants");
    }

    private static DeviceCompliance Evaluate(ComplianceCase c) => ComplianceReference.Evaluate(c.Configuration, c.Options, c.Facts, c.Record, c.Now);

    private static bool IsJson(string json)
    {
        var findings = new FindingList(PolicyReadOptions.Default);
        return new JsonTreeParser(new SourceText(null, Encoding.UTF8.GetBytes(json), 0), PolicyReadOptions.Default, findings).Parse() is not null && !findings.HasErrors;
    }
}
