using ConditionalAccess.Testing.Generation;
namespace ConditionalAccess.Properties;
public sealed class SurveyScratch
{
    [Fact]
    public void Survey()
    {
        int sets = int.Parse(Environment.GetEnvironmentVariable("SETS") ?? "150");
        var seeds = new SplitMix64(ulong.Parse(Environment.GetEnvironmentVariable("SEED") ?? "5"));
        var found = new Dictionary<string, (int n, string m)>();
        int ok = 0;
        for (int i = 0; i < sets; i++)
        {
            try { Differential.RunSet(seeds.Next(), 40, CompiledAgreesTests.Compare); ok++; }
            catch (InvalidOperationException e)
            {
                string key = System.Text.RegularExpressions.Regex.Replace(e.Message.Split("smallest form found:")[1].Split('\n')[0], "[0-9a-f-]{8,}|\\d+", "#");
                found[key] = found.TryGetValue(key, out var v) ? (v.n + 1, v.m.Length < e.Message.Length ? v.m : e.Message) : (1, e.Message);
            }
        }
        var text = $"ok {ok} of {sets}\n" + string.Join("\n=====\n", found.OrderByDescending(f => f.Value.n).Select(f => f.Value.n + " x " + f.Value.m));
        File.WriteAllText("/tmp/scratch/survey.txt", text);
    }
}
