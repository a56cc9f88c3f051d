using System.Text;
using ConditionalAccess.Json;
using static ConditionalAccess.Core.Tests.Compliance.InventoryReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Hostile documents end in findings: no exception, no large stack, no long time.</summary>
public class InventoryHostileTests
{
    private const int SmallStack = 256 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{\"id\":")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"id\":\"a\",\"contexts\":[{\"contexts\":[{\"contexts\":[]}]}]}")]
    [InlineData("{\"id\":{},\"user\":7,\"contexts\":[7],\"record\":[[]],\"threatReports\":[[]],\"policyReports\":[[],null,7]}")]
    public void Broken_documents_are_refused(string json) => Assert.NotEmpty(Findings(json));

    [Fact]
    public void Deep_nesting_needs_no_stack()
    {
        OnSmallStack(() =>
        {
            Assert.NotEmpty(FindingsWith("\"user\":" + Deep(100_000)));
            Assert.NotEmpty(FindingsWith("\"linux\":{\"partitions\":[{\"mountPoint\":" + Deep(50) + "}]}"));
            Assert.NotEmpty(FindingsWith("\"deviceHealthAttestationState\":{\"healthStatusMismatchInfo\":" + Deep(55) + ",\"x\":1}"));
        });
    }

    [Fact]
    public void A_whole_device_needs_no_stack() => OnSmallStack(() =>
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var inventory = new DeviceInventory([new DeviceInventoryEntry(new InventoryFacts(seed, 1).Device(), new InventoryFacts(seed, 1).ComplianceRecord())]);
            Assert.Equal(inventory.Devices, DeviceInventory.Parse(inventory.ToJson()).Devices);
        }
    });

    [Fact]
    public void Damaged_documents_never_throw()
    {
        const int seed = 20260615;
        var random = new Random(seed);
        for (int round = 0; round < 150; round++)
        {
            byte[] json = Encoding.UTF8.GetBytes(new DeviceInventory([new DeviceInventoryEntry(new InventoryFacts(round, 0.5).Device(), new InventoryFacts(round, 0.5).ComplianceRecord())]).ToJson());
            for (int i = 0; i < 3; i++) json[random.Next(json.Length)] = (byte)"{}[]\":,0a\\"[random.Next(10)];
            if (round % 3 == 0) json = json[..random.Next(json.Length)];
            Exception? thrown = Record.Exception(() => DeviceInventory.TryParse(json, out _, out _));
            Assert.True(thrown is null, $"seed {seed}, round {round}: {thrown}");
        }
    }

    [Fact]
    public void Limits_have_findings_of_their_own()
    {
        var small = new DeviceInventoryOptions { Reading = new PolicyReadOptions { MaxBytes = 100, MaxListLength = 3, MaxValues = 10, MaxStringLength = 20 } };
        Assert.StartsWith("CAP1004 error", Findings("[" + new string(' ', 100) + "]", small)[0], StringComparison.Ordinal);
        Assert.StartsWith("CAP1007 error", Findings("[{},{},{},{}]", small)[0], StringComparison.Ordinal);
        Assert.StartsWith("CAP1024 error", Findings("[[],[[],[],[[],[],[[],[],[]]]]]", small)[0], StringComparison.Ordinal);
        Assert.StartsWith("CAP1005 error", FindingsWith("\"deviceName\":\"" + new string('a', 21) + "\"", small)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Many_members_that_are_given_twice_cost_little()
    {
        string json = "[" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""{"id":"{{i}}","isEncrypted":true,"isEncrypted":false}""")) + "]";
        var partial = new DeviceInventoryOptions { Reading = new PolicyReadOptions { AcceptPartial = true } };
        Assert.True(DeviceInventory.TryParse(json, out DeviceInventory? inventory, out _, partial));
        Assert.True(inventory.Devices.IsEmpty);
    }

    [Fact]
    public void An_object_with_many_members_does_not_slow_the_objects_after_it()
    {
        string small = string.Join(',', Enumerable.Repeat("{\"a\":1}", 100_000));
        string large = "{" + string.Join(',', Enumerable.Range(0, 300_000).Select(i => $"\"{i}\":1")) + "}";
        _ = Seconds("[" + small + "]");
        double alone = Seconds("[" + small + "]"), after = Seconds("[" + large + "," + small + "]");
        Assert.True(after < (20 * alone) + 1, $"{alone} s alone, {after} s after a large object");
    }

    private static double Seconds(string json)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        var options = DeviceInventoryOptions.Default.Reading;
        Assert.NotNull(new JsonTreeParser(new SourceText(null, Encoding.UTF8.GetBytes(json), 0), options, new FindingList(options)).Parse());
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Deep(int depth) => new string('[', depth) + new string(']', depth);

    private static void OnSmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }
}
