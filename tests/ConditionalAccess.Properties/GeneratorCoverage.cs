using System.Collections;
using System.Reflection;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>Walks generated values and notes which members were ever filled, ever left out, and which enumeration members occurred.</summary>
internal sealed class GeneratorCoverage
{
    public HashSet<string> Filled { get; } = [];

    public HashSet<string> Absent { get; } = [];

    public HashSet<object> Words { get; } = [];

    public void Add(object value)
    {
        foreach (PropertyInfo member in Members.Of(value.GetType()))
        {
            object? current = member.GetValue(value);
            string name = member.DeclaringType!.Name + "." + member.Name;
            if (Members.IsAbsent(current, member.PropertyType)) Absent.Add(name);
            else Filled.Add(name);
            AddValue(current);
        }
    }

    private void AddValue(object? value)
    {
        if (value is null) return;
        if (value is Enum) Words.Add(value);
        else if (Members.IsList(value.GetType())) AddList((IEnumerable)value);
        else if (Members.IsOurs(value.GetType())) Add(value);
    }

    private void AddList(IEnumerable list)
    {
        foreach (object? item in list) AddValue(item);
    }
}
