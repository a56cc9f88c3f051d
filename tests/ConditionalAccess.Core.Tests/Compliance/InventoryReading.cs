using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Short ways to read an inventory, and the findings as text.</summary>
internal static class InventoryReading
{
    /// <summary>The one device of a document that is accepted.</summary>
    public static DeviceFacts Read(string json, DeviceInventoryOptions? options = null) => Assert.Single(DeviceInventory.Parse(json, options).Devices).Facts;

    /// <summary>A device of which only the given members are known.</summary>
    public static DeviceFacts With(string members, DeviceInventoryOptions? options = null) => Read("{\"id\":\"d1\"," + members + "}", options);

    /// <summary>Every finding on one line each, whether the document is accepted or not.</summary>
    public static string[] Findings(string json, DeviceInventoryOptions? options = null)
    {
        _ = DeviceInventory.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found, options);
        return [.. found.Select(f => f.ToString())];
    }

    public static string[] FindingsWith(string members, DeviceInventoryOptions? options = null) => Findings("{\"id\":\"d1\"," + members + "}", options);
}
